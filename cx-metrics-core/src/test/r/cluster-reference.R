# Makes the reference data of shares over clusters with the package survey (Lumley). From the folder
# cx-metrics-core:
#
#   Rscript src/test/r/cluster-reference.R src/test/resources/io/github/cxmetrics/stats

suppressPackageStartupMessages(library(survey))
folder <- commandArgs(trailingOnly = TRUE)[1]

save <- function(name, rows) {
  file <- file.path(folder, name)
  cat("# Source: ", R.version.string, ", survey ", as.character(packageVersion("survey")),
      ": svyratio; command, from cx-metrics-core:\n",
      "# Rscript src/test/r/cluster-reference.R src/test/resources/io/github/cxmetrics/stats\n",
      sep = "", file = file)
  text <- as.data.frame(lapply(rows, function(column)
    if (is.numeric(column)) sprintf("%.17g", column) else column))
  suppressWarnings(write.table(text, file, append = TRUE, sep = ",", quote = FALSE, row.names = FALSE))
}
stack <- function(list) do.call(rbind, list)
levels <- c(0.5, 0.9, 0.95, 0.99, 0.999999)
t_of <- function(level, df) qt((1 - level) / 2, df, lower.tail = FALSE)

set.seed(20240602)
clusters <- function(n, most, a, b) { # most trials, beta-binomial successes
  m <- sample.int(most, n, replace = TRUE)
  data.frame(m = m, x = rbinom(n, m, rbeta(n, a, b)))
}
samples <- list(
  data.frame(m = c(2, 1, 4), x = c(1, 0, 3)), data.frame(m = c(3, 5), x = c(1, 2)),
  data.frame(m = c(10, 10, 10, 10), x = c(10, 10, 10, 9)), clusters(5, 3, 1, 1),
  clusters(12, 20, 2, 3), clusters(40, 8, 1, 2), clusters(40, 1, 3, 1), clusters(300, 100, 1, 30),
  clusters(1000, 6, 4, 1), clusters(2000, 1000, 0.5, 0.5))
ratio <- function(s) {
  r <- svyratio(~x, ~m, svydesign(ids = ~1, weights = ~1, data = s))
  list(share = as.numeric(coef(r)), error = as.numeric(SE(r)), df = nrow(s) - 1, object = r)
}
sums <- function(s, suffix) {
  columns <- data.frame(n = nrow(s), trials = sum(s$m), successes = sum(s$x),
                        squared_trials = sum(s$m^2), products = sum(s$m * s$x),
                        squared_successes = sum(s$x^2))
  names(columns) <- paste0(names(columns), suffix)
  columns
}

wilson <- function(p, n, z) # Wilson (1927) for n effective trials, with t for z
  (p + z^2 / (2 * n) + c(-1, 1) * z * sqrt(p * (1 - p) / n + z^2 / (4 * n^2))) / (1 + z^2 / n)
save("ratio-interval-reference.csv", stack(lapply(samples, function(s) stack(lapply(levels, function(level) {
  r <- ratio(s); p <- r$share; t <- t_of(level, r$df)
  ends <- p + c(-1, 1) * t * r$error
  stopifnot(all.equal(as.numeric(confint(r$object, level = level, df = r$df)), ends, tolerance = 1e-6))
  one <- function(method, ends) cbind(data.frame(method = method), sums(s, ""), data.frame(
    level = level, share = p, low = max(0, ends[1]), high = min(1, ends[2])))
  rbind(one("WILSON", wilson(p, p * (1 - p) / r$error^2, t)), one("STUDENT_T", ends))
})))))

pairs <- list(c(1, 2), c(1, 4), c(3, 4), c(4, 5), c(5, 6), c(6, 7), c(8, 9), c(9, 10), c(7, 7))
save("ratio-difference-reference.csv", stack(lapply(pairs, function(pair) stack(lapply(levels, function(level) {
  s1 <- samples[[pair[1]]]; s2 <- samples[[pair[2]]]; r1 <- ratio(s1); r2 <- ratio(s2)
  error <- sqrt(r1$error^2 + r2$error^2); d <- r1$share - r2$share
  df <- error^4 / (r1$error^4 / r1$df + r2$error^4 / r2$df)
  statistic <- d / error
  if (all(s1$m == 1) && all(s2$m == 1)) # single trials: Welch's test of the values 0 and 1
    stopifnot(all.equal(t.test(s1$x, s2$x)$parameter[[1]], df),
              all.equal(t.test(s1$x, s2$x)$statistic[[1]], statistic))
  ends <- d + c(-1, 1) * t_of(level, df) * error
  cbind(sums(s1, "1"), sums(s2, "2"),
        data.frame(level = level, low = max(-1, ends[1]), high = min(1, ends[2]),
                   statistic = statistic, p = 2 * pt(abs(statistic), df, lower.tail = FALSE)))
})))))
