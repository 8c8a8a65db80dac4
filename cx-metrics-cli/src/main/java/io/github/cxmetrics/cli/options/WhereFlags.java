package io.github.cxmetrics.cli.options;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** Which records of a file are read, by the texts of their cells. */
public final class WhereFlags {

  @Option(
      names = "--where",
      paramLabel = "COL=VALUE",
      description =
          "Only records whose cell is this text, or another with COL!=VALUE; COL= means empty"
              + " cells. Repeatable, all must hold.")
  private List<String> where = new ArrayList<>();

  public List<ColumnCondition> conditions() {
    return where.stream().map(text -> ColumnCondition.parse("--where", text)).toList();
  }
}
