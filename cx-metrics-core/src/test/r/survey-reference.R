# Reference values for survey scores from base R, for RatingsReferenceTest.
# Run in cx-metrics-core: Rscript src/test/r/survey-reference.R
out <- "src/test/resources/io/github/cxmetrics/survey/survey-reference.csv"
set.seed(20260101)

scales <- list(c(0, 10), c(1, 5), c(1, 7), c(-2, 2))
rows <- list()
for (scale in scales) {
  answers <- scale[1]:scale[2]
  for (n in c(2, 3, 5, 10, 37, 500)) {
    for (skew in c(0.5, 1, 3)) {
      counts <- as.vector(rmultinom(1, n, prob = seq_along(answers)^skew))
      x <- rep(answers, counts)
      box <- tail(answers, 2)
      hits <- sum(x %in% box)
      wilson <- suppressWarnings(prop.test(hits, n, correct = FALSE)$conf.int)
      t <- if (var(x) > 0) t.test(x)$conf.int else c(mean(x), mean(x))
      rows[[length(rows) + 1]] <- data.frame(
        lowest = scale[1], highest = scale[2], counts = paste(counts, collapse = " "),
        mean = mean(x), variance = var(x), median = median(x),
        mean_low = max(t[1], scale[1]), mean_high = min(t[2], scale[2]),
        share = hits / n, share_low = wilson[1], share_high = wilson[2],
        pomp = 100 * (mean(x) - scale[1]) / diff(scale),
        nps = 100 * (sum(x %in% tail(answers, 2)) - sum(x %in% head(answers, -4))) / n
      )
    }
  }
}
table <- do.call(rbind, rows)
con <- file(out, "w")
writeLines(c(
  paste0("# ", R.version.string, ", base R: mean, var, median, t.test, prop.test(correct = FALSE)"),
  "# Made by: Rscript src/test/r/survey-reference.R (seed 20260101)",
  "# share: of the two highest answers; nps: these minus all but the four highest answers"
), con)
write.csv(format(table, digits = 17, trim = TRUE), con, row.names = FALSE, quote = FALSE)
close(con)
