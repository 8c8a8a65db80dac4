# Reference values for trends from base R and the package survey, for MeanTrendReferenceTest.
# Run in cx-metrics-core: Rscript src/test/r/trend-reference.R
suppressMessages(library(survey))
out <- "src/test/resources/io/github/cxmetrics/stats/trend-reference.csv"
set.seed(20261126)

rows <- list()
add <- function(name, places, cells, worths, weights = NULL) {
  x <- rep(places, sapply(cells, sum))
  y <- unlist(lapply(cells, function(counts) rep(worths, counts)))
  share <- identical(worths, c(0, 1))
  if (is.null(weights)) {
    fit <- lm(y ~ x)
    line <- summary(fit)$coefficients["x", ]
    ends <- confint(fit)["x", ]
    t <- line["t value"]
    p <- line["Pr(>|t|)"]
    if (share) {
      hits <- sapply(cells, function(counts) counts[2])
      n <- sapply(cells, sum)
      trend <- suppressWarnings(prop.trend.test(hits, n, places))
      t <- sign(line["Estimate"]) * sqrt(trend$statistic)
      p <- trend$p.value
      equal <- suppressWarnings(prop.test(hits, n, correct = FALSE))
    } else {
      equal <- oneway.test(y ~ factor(x), var.equal = TRUE)
    }
    equal <- c(equal$statistic, equal$p.value)
  } else {
    fit <- svyglm(y ~ x, svydesign(ids = ~1, weights = ~w, data = data.frame(x, y, w = weights)))
    line <- summary(fit)$coefficients["x", ]
    ends <- confint(fit)["x", ]
    t <- line["t value"]
    p <- line["Pr(>|t|)"]
    equal <- c(NA, NA)
  }
  w <- if (is.null(weights)) rep(1, length(x)) else weights
  groups <- split(data.frame(y, w), factor(rep(seq_along(places), sapply(cells, sum)), seq_along(places)))
  sums <- function(power) {
    paste(sapply(groups, function(g) {
      paste(sapply(worths, function(v) format(sum(g$w[g$y == v]^power), digits = 17)), collapse = " ")
    }), collapse = "|")
  }
  rows[[length(rows) + 1]] <<- data.frame(
    name = name, places = paste(places, collapse = " "), worths = paste(worths, collapse = " "),
    n = sums(0), w = sums(1), ww = sums(2),
    slope = line["Estimate"], low = ends[1], high = ends[2], statistic = t, p = p,
    equal_statistic = equal[1], equal_p = equal[2]
  )
}
draw <- function(n, prob) as.vector(rmultinom(1, n, prob))
net <- c(-1, 0, 1)
five <- 1:5 + 0

add("share", 0:3, lapply(1:4, function(i) draw(40, c(6 - i, 2 + i))), c(0, 1))
add("share with gap", c(0, 1, 4), lapply(c(25, 60, 31), function(n) draw(n, c(1, 3))), c(0, 1))
add("net", c(3, 4, 5, 6, 9), lapply(1:5, function(i) draw(30 * i, c(2, 2, 2 + i))), net)
add("two periods", c(0, 1), lapply(1:2, function(i) draw(20, c(1, 1, i))), net)
add("value", 0:11, lapply(1:12, function(i) draw(8 + i, 1:5)), five)
for (name in c("weighted net", "weighted value")) {
  worths <- if (name == "weighted net") net else five
  cells <- lapply(1:5, function(i) draw(15 + 3 * i, rep(1, length(worths))))
  add(name, c(0, 1, 2, 5, 6), cells, worths, round(rlnorm(sum(sapply(cells, sum)), 0, 0.6), 3))
}
table <- do.call(rbind, rows)
con <- file(out, "w")
writeLines(c(
  paste0("# ", R.version.string, ", stats: lm, prop.trend.test, prop.test, oneway.test; survey ",
    packageVersion("survey"), ": svyglm"),
  "# Made by: Rscript src/test/r/trend-reference.R (seed 20261126)",
  "# cells: a period between bars, in it a number for each worth: units, weights, squared weights"
), con)
number <- sapply(table, is.numeric)
table[number] <- lapply(table[number], function(v) format(v, digits = 17, trim = TRUE))
write.table(table, con, sep = ",", quote = FALSE, row.names = FALSE)
close(con)
