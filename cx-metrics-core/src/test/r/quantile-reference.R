# Makes the reference ranks of the intervals for quantiles with base R only. From the folder
# cx-metrics-core:
#
#   Rscript src/test/r/quantile-reference.R src/test/resources/io/github/cxmetrics/stats
#
# Both ends come from the upper tail of qbinom, the lower one for the number of values above the
# quantile, so that ranks for p and 1 - p mirror each other also where a tail is met exactly.

file <- file.path(commandArgs(trailingOnly = TRUE)[1], "quantile-interval-reference.csv")
cat("# Source: ", R.version.string, ", base packages; command, from cx-metrics-core:\n",
    "# Rscript src/test/r/quantile-reference.R src/test/resources/io/github/cxmetrics/stats\n",
    sep = "", file = file)

rows <- expand.grid(
  p = c(0, 0.001, 0.01, 0.05, 0.1, 0.25, 0.3, 0.5, 0.75, 0.8, 0.9, 0.95, 0.99, 0.999, 0.9999, 1),
  n = c(0:12, 20, 28, 29, 35, 36, 37, 59, 72, 73, 100, 368, 369, 1000, 12345, 1e6, 1e9, 1e12),
  level = c(0.01, 0.5, 0.9, 0.95, 0.99, 0.999999))
tail <- (1 - rows$level) / 2
rows$lower <- rows$n - qbinom(tail, rows$n, 1 - rows$p, lower.tail = FALSE)
rows$upper <- qbinom(tail, rows$n, rows$p, lower.tail = FALSE) + 1

inside <- function(rows) # the binomial probability that the ranks enclose the quantile
  1 - pbinom(rows$lower - 1, rows$n, rows$p) -
    pbinom(rows$upper - 1, rows$n, rows$p, lower.tail = FALSE)
stopifnot(all(inside(rows) >= rows$level - 1e-12))

text <- as.data.frame(lapply(rows, function(column) sprintf("%.17g", column)))
suppressWarnings(write.table(text, file, append = TRUE, sep = ",", quote = FALSE, row.names = FALSE))
