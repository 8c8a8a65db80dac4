# Makes the reference data of the stats package with base R only. From the folder cx-metrics-core:
#
#   Rscript src/test/r/stats-reference.R src/test/resources/io/github/cxmetrics/stats
#
# Formulas are written from the publications, not from the Java code: the score limits of Tango and
# of Miettinen and Nurminen are roots of the score statistic, found with uniroot.

folder <- commandArgs(trailingOnly = TRUE)[1]

save <- function(name, rows) {
  file <- file.path(folder, name)
  cat("# Source: ", R.version.string, ", base packages; command, from cx-metrics-core:\n",
      "# Rscript src/test/r/stats-reference.R src/test/resources/io/github/cxmetrics/stats\n",
      sep = "", file = file)
  text <- as.data.frame(lapply(rows, function(column)
    if (is.numeric(column)) sprintf("%.17g", column) else column))
  suppressWarnings(write.table(text, file, append = TRUE, sep = ",", quote = FALSE, row.names = FALSE))
}

stack <- function(list) do.call(rbind, list)
levels <- c(0.5, 0.9, 0.95, 0.99, 0.999999)
tail_of <- function(level) (1 - level) / 2
z_of <- function(level) qnorm(tail_of(level), lower.tail = FALSE)
clip <- function(x, low, high) pmin(high, pmax(low, x))
root <- function(f, low, high) uniroot(f, c(low, high), tol = 1e-14, maxiter = 10000)$root

# Quantiles -----------------------------------------------------------------------------------

tails <- c(0.5, 0.49, 0.3, 0.1, 0.075, 0.0749, 0.05, 0.025, 0.005, 5e-4, 5e-7, 1e-8, 1e-11, 1.4e-11,
           1e-15, 1e-20, 1e-50, 1e-100, 1e-200, 1e-300)
save("normal-reference.csv", data.frame(
  tail = tails, quantile = qnorm(tails, lower.tail = FALSE),
  two_sided = 2 * pnorm(qnorm(tails, lower.tail = FALSE), lower.tail = FALSE)))

t_grid <- expand.grid(tail = c(0.49, 0.25, 0.05, 0.025, 0.005, 5e-7, 1e-12),
                      df = c(1, 1.5, 2, 3.7, 5, 10, 29, 100, 1234.5, 1e5))
t_grid$quantile <- qt(t_grid$tail, t_grid$df, lower.tail = FALSE)
t_grid$two_sided <- 2 * pt(t_grid$quantile, t_grid$df, lower.tail = FALSE)
save("student-reference.csv", t_grid)

# Shares --------------------------------------------------------------------------------------

wilson <- function(k, n, level) {
  suppressWarnings(ci <- prop.test(k, n, conf.level = level, correct = FALSE)$conf.int)
  z <- z_of(level) # prop.test takes z from the large tail, so its result is only a check
  half <- z * sqrt(k / n * (1 - k / n) / n + z^2 / (4 * n^2)) / (1 + z^2 / n)
  centre <- (k / n + z^2 / (2 * n)) / (1 + z^2 / n)
  stopifnot(all(abs(clip(c(centre - half, centre + half), 0, 1) - ci) < 1e-6))
  if (k == 0) c(0, centre + half) else if (k == n) c(centre - half, 1) else
    c(centre - half, centre + half)
}
clopper_pearson <- function(k, n, level) {
  ends <- c(if (k == 0) 0 else qbeta(tail_of(level), k, n - k + 1),
            if (k == n) 1 else qbeta(tail_of(level), k + 1, n - k, lower.tail = FALSE))
  stopifnot(all(abs(ends - binom.test(k, n, conf.level = level)$conf.int) < 1e-6))
  ends
}
jeffreys <- function(k, n, level) c(
  if (k == 0) 0 else qbeta(tail_of(level), k + 0.5, n - k + 0.5),
  if (k == n) 1 else qbeta(tail_of(level), k + 0.5, n - k + 0.5, lower.tail = FALSE))
agresti_coull <- function(k, n, level) {
  z <- z_of(level); m <- n + z^2; p <- (k + z^2 / 2) / m
  clip(p + c(-1, 1) * z * sqrt(p * (1 - p) / m), 0, 1)
}
wald <- function(k, n, level) clip(k / n + c(-1, 1) * z_of(level) * sqrt(k / n * (1 - k / n) / n), 0, 1)

share_methods <- list(WILSON = wilson, CLOPPER_PEARSON = clopper_pearson, JEFFREYS = jeffreys,
                      AGRESTI_COULL = agresti_coull, WALD = wald)
shares <- data.frame(k = c(0, 1, 0, 1, 2, 0, 1, 3, 5, 9, 10, 81, 1, 0, 500, 37, 999, 1000, 12345),
                     n = c(1, 1, 2, 2, 2, 10, 10, 10, 10, 10, 10, 263, 100, 1000, 1000, 1000, 1000, 1000,
                           50000))
save("proportion-interval-reference.csv", stack(lapply(names(share_methods), function(method)
  stack(lapply(levels, function(level) stack(lapply(seq_len(nrow(shares)), function(i) {
    ends <- share_methods[[method]](shares$k[i], shares$n[i], level)
    data.frame(method = method, successes = shares$k[i], n = shares$n[i], level = level,
               low = ends[1], high = ends[2])
  })))))))

# Net scores ----------------------------------------------------------------------------------

tango <- function(b, m, c, level) {
  n <- b + m + c; z <- z_of(level); d <- (b - c) / n
  score <- function(s) { # Tango (1998): statistic with the constrained estimate q of the negative share
    A <- 2 * n; B <- -b - c + (2 * n - b + c) * s; C <- -c * s * (1 - s)
    q <- (sqrt(pmax(0, B^2 - 4 * A * C)) - B) / (2 * A)
    (b - c - n * s) / sqrt(n * (2 * q + s * (1 - s)))
  }
  c(if (d == -1) -1 else root(function(s) score(s) - z, -1 + 1e-13, d - 1e-13 * (d > -1)),
    if (d == 1) 1 else root(function(s) score(s) + z, d + 1e-13, 1 - 1e-13))
}
pseudo <- function(outer, middle) function(b, m, c, level) {
  b <- b + outer; c <- c + outer; n <- b + m + middle + c; s <- (b - c) / n
  clip(s + c(-1, 1) * z_of(level) * sqrt(((b + c) / n - s^2) / n), -1, 1)
}
student <- function(b, m, c, level) {
  values <- rep(c(1, 0, -1), c(b, m, c))
  if (length(values) < 2) return(c(-1, 1))
  if (sd(values) == 0) return(rep(values[1], 2))
  n <- length(values)
  clip(mean(values) + c(-1, 1) * qt(tail_of(level), n - 1, lower.tail = FALSE) * sd(values) / sqrt(n), -1, 1)
}
net_methods <- list(TANGO = tango, ADJUSTED_WALD = pseudo(0.75, 1.5), WALD = pseudo(0, 0),
                    STUDENT_T = student, AGRESTI_MIN = pseudo(0.5, 1), BONETT_PRICE = pseudo(1, 0))
nets <- data.frame(b = c(1, 0, 0, 1, 1, 10, 0, 0, 5, 6, 9, 1, 0, 3, 50, 2, 92, 400, 5000, 7, 140),
                   m = c(0, 1, 0, 0, 1, 0, 10, 0, 0, 3, 1, 9, 7, 7, 30, 97, 6, 350, 3000, 993, 1),
                   c = c(0, 0, 1, 1, 0, 0, 0, 10, 5, 1, 0, 0, 3, 0, 20, 1, 2, 250, 2000, 0, 1))
save("net-score-interval-reference.csv", stack(lapply(names(net_methods), function(method)
  stack(lapply(levels, function(level) stack(lapply(seq_len(nrow(nets)), function(i) {
    ends <- net_methods[[method]](nets$b[i], nets$m[i], nets$c[i], level)
    data.frame(method = method, positive = nets$b[i], neutral = nets$m[i], negative = nets$c[i],
               level = level, low = ends[1], high = ends[2])
  })))))))

# Means ---------------------------------------------------------------------------------------

set.seed(20240601)
sample_of <- function(n) sample(1:7, n, replace = TRUE, prob = c(1, 1, 2, 3, 5, 6, 4))
save("mean-interval-reference.csv", stack(lapply(c(2, 3, 5, 12, 60, 400), function(n)
  stack(lapply(levels, function(level) {
    x <- sample_of(n); while (sd(x) == 0) x <- sample_of(n)
    ci <- mean(x) + c(-1, 1) * qt(tail_of(level), n - 1, lower.tail = FALSE) * sd(x) / sqrt(n)
    stopifnot(all(abs(ci - t.test(x, conf.level = level)$conf.int) < 1e-5 * diff(ci)))
    data.frame(n = n, mean = mean(x), variance = var(x), level = level,
               low = clip(ci[1], 1, 7), high = clip(ci[2], 1, 7))
  })))))

sizes <- list(c(2, 3), c(5, 40), c(30, 30), c(400, 25))
save("mean-difference-reference.csv", stack(lapply(sizes, function(size)
  stack(lapply(levels, function(level) {
    x <- sample_of(size[1]); y <- sample_of(size[2]) - 0.5
    while (sd(x) == 0) x <- sample_of(size[1])
    test <- t.test(x, y, conf.level = level)
    error <- sqrt(var(x) / size[1] + var(y) / size[2])
    ci <- mean(x) - mean(y) +
      c(-1, 1) * error * qt(tail_of(level), test$parameter, lower.tail = FALSE)
    data.frame(n1 = size[1], mean1 = mean(x), variance1 = var(x), n2 = size[2], mean2 = mean(y),
               variance2 = var(y), level = level, low = ci[1], high = ci[2],
               statistic = test$statistic, p = test$p.value)
  })))))

# Differences of shares -----------------------------------------------------------------------

newcombe <- function(k1, n1, k2, n2, level) {
  a <- wilson(k1, n1, level); b <- wilson(k2, n2, level); p <- k1 / n1; q <- k2 / n2
  c(p - q - sqrt((p - a[1])^2 + (b[2] - q)^2), p - q + sqrt((a[2] - p)^2 + (q - b[1])^2))
}
mn_score <- function(k1, n1, k2, n2, s) { # constrained maximum by search, not by the cubic
  low <- max(0, -s); high <- min(1, 1 - s) # for the second share
  part <- function(count, share) if (count == 0) 0 else count / share
  slope <- function(q) # of the log likelihood, decreasing; its zero is the maximum
    part(k1, q + s) - part(n1 - k1, 1 - q - s) + part(k2, q) - part(n2 - k2, 1 - q)
  edge <- 1e-13 * (high - low)
  q <- if (slope(low + edge) <= 0) low
       else if (slope(high - edge) >= 0) high
       else root(slope, low + edge, high - edge)
  p <- q + s; n <- n1 + n2
  v <- (p * (1 - p) / n1 + q * (1 - q) / n2) * n / (n - 1)
  (k1 / n1 - k2 / n2 - s) / sqrt(pmax(v, 1e-300))
}
miettinen_nurminen <- function(k1, n1, k2, n2, level) {
  z <- z_of(level); d <- k1 / n1 - k2 / n2
  c(if (d == -1) -1 else root(function(s) mn_score(k1, n1, k2, n2, s) - z, -1 + 1e-12, d - 1e-12),
    if (d == 1) 1 else root(function(s) mn_score(k1, n1, k2, n2, s) + z, d + 1e-12, 1 - 1e-12))
}
difference_wald <- function(k1, n1, k2, n2, level) {
  p <- k1 / n1; q <- k2 / n2
  clip(p - q + c(-1, 1) * z_of(level) * sqrt(p * (1 - p) / n1 + q * (1 - q) / n2), -1, 1)
}
two_sided <- function(z) 2 * pnorm(abs(z), lower.tail = FALSE)
pairs <- data.frame(k1 = c(56, 9, 6, 5, 0, 0, 10, 10, 1, 0, 3, 120, 999, 48),
                    n1 = c(70, 10, 7, 56, 10, 10, 10, 10, 1, 1, 1000, 400, 1000, 80),
                    k2 = c(48, 3, 2, 0, 0, 0, 0, 0, 0, 1, 9, 90, 990, 56),
                    n2 = c(80, 10, 7, 29, 20, 10, 20, 10, 1, 2, 800, 500, 1000, 70))
save("proportion-difference-reference.csv", stack(lapply(levels, function(level)
  stack(lapply(seq_len(nrow(pairs)), function(i) {
    k1 <- pairs$k1[i]; n1 <- pairs$n1[i]; k2 <- pairs$k2[i]; n2 <- pairs$n2[i]
    pool <- (k1 + k2) / (n1 + n2); d <- k1 / n1 - k2 / n2; n <- n1 + n2
    pooled <- if (d == 0) 0 else d / sqrt(pool * (1 - pool) * (1 / n1 + 1 / n2))
    unpooled_error <- sqrt(k1 / n1 * (1 - k1 / n1) / n1 + k2 / n2 * (1 - k2 / n2) / n2)
    unpooled <- d / unpooled_error # Wald gives no verdict without variance
    if (d != 0) suppressWarnings(stopifnot(abs(
      prop.test(c(k1, k2), c(n1, n2), correct = FALSE)$p.value - two_sided(pooled)) < 1e-12))
    one <- function(method, ends, z) data.frame(
      method = method, successes1 = k1, n1 = n1, successes2 = k2, n2 = n2, level = level,
      low = ends[1], high = ends[2], statistic = z, p = two_sided(z))
    rbind(one("NEWCOMBE", newcombe(k1, n1, k2, n2, level), pooled),
          one("MIETTINEN_NURMINEN", miettinen_nurminen(k1, n1, k2, n2, level), pooled * sqrt((n - 1) / n)),
          if (unpooled_error > 0) one("WALD", difference_wald(k1, n1, k2, n2, level), unpooled))
  })))))

# Differences of net scores -------------------------------------------------------------------

net_difference <- function(outer, middle) function(x, y, level) {
  moments <- function(counts) {
    counts <- counts + c(outer, middle, outer); n <- sum(counts); s <- (counts[1] - counts[3]) / n
    c(s, ((counts[1] + counts[3]) / n - s^2) / n)
  }
  a <- moments(x); b <- moments(y); d <- a[1] - b[1]; error <- sqrt(a[2] + b[2])
  z <- if (d == 0) 0 else d / error
  observed <- (x[1] - x[3]) / sum(x) - (y[1] - y[3]) / sum(y) # the interval always holds it
  ends <- range(d + c(-1, 1) * z_of(level) * error, observed)
  list(ends = clip(ends, -2, 2), statistic = z, p = two_sided(z))
}
net_welch <- function(x, y, level) {
  u <- rep(c(1, 0, -1), x); v <- rep(c(1, 0, -1), y)
  test <- t.test(u, v, conf.level = level)
  error <- sqrt(var(u) / length(u) + var(v) / length(v))
  list(ends = clip(mean(u) - mean(v) + c(-1, 1) * error *
                     qt(tail_of(level), test$parameter, lower.tail = FALSE), -2, 2),
       statistic = unname(test$statistic), p = test$p.value)
}
difference_methods <- list(ADJUSTED_WALD = net_difference(0.75, 1.5), WALD = net_difference(0, 0),
                           WELCH = net_welch)
two_nets <- list(list(c(50, 30, 20), c(40, 30, 30)), list(c(9, 1, 0), c(3, 4, 3)),
                 list(c(2, 0, 1), c(1, 1, 1)), list(c(92, 6, 2), c(880, 70, 50)),
                 list(c(1, 0, 1), c(10, 0, 0)), list(c(500, 300, 200), c(450, 320, 230)),
                 list(c(0, 10, 1), c(10, 0, 1)))
save("net-score-difference-reference.csv", stack(lapply(names(difference_methods), function(method)
  stack(lapply(levels, function(level) stack(lapply(two_nets, function(two) {
    d <- difference_methods[[method]](two[[1]], two[[2]], level)
    data.frame(method = method, positive1 = two[[1]][1], neutral1 = two[[1]][2],
               negative1 = two[[1]][3], positive2 = two[[2]][1], neutral2 = two[[2]][2],
               negative2 = two[[2]][3], level = level, low = d$ends[1], high = d$ends[2],
               statistic = d$statistic, p = d$p)
  })))))))

# Adjustment of p-values ----------------------------------------------------------------------

p_lists <- list(0.04, c(0.01, 0.04, 0.03), c(0.5, 0.5, 0.001, NA, 0.02), c(1, 0, 0.3),
                c(NA, NA), c(0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459,
                             0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1), runif(40)^3)
joined <- function(p) paste(ifelse(is.na(p), "NaN", sprintf("%.17g", p)), collapse = " ")
save("p-value-adjustment-reference.csv", stack(lapply(p_lists, function(p) data.frame(
  method = c("HOLM", "BENJAMINI_HOCHBERG", "NONE"), p = joined(p),
  adjusted = c(joined(p.adjust(p, "holm")), joined(p.adjust(p, "BH")), joined(p))))))

# Sample sizes --------------------------------------------------------------------------------

size_rows <- function(question, a, b, c, d, level, n) data.frame(
  question = question, a = a, b = b, c = c, d = d, level = level, n = n)
first_n <- function(enough, from) { n <- from; while (!enough(n)) n <- n + 1; n }
save("sample-size-reference.csv", rbind(
  stack(lapply(c(0.9, 0.95, 0.99), function(level) stack(lapply(c(0, 0.01, 0.1, 0.5, 0.8), function(share)
    stack(lapply(c(0.02, 0.05, 0.1, 0.6), function(margin) {
      z <- z_of(level) # the half-width of the Wilson interval, counted up from one answer
      half <- function(n) z * sqrt(share * (1 - share) / n + z^2 / (4 * n^2)) / (1 + z^2 / n)
      size_rows("PROPORTION_MARGIN", share, margin, NA, NA, level,
                first_n(function(n) half(n) <= margin, 1))
    })))))),
  stack(lapply(c(0.9, 0.95, 0.99), function(level) stack(lapply(c(0.5, 0.7, 1), function(variance)
    stack(lapply(c(0.05, 0.1), function(margin)
      size_rows("NET_SCORE_MARGIN", variance, margin, NA, NA, level,
                first_n(function(n) z_of(level) * sqrt(variance / n) <= margin, 1)))))))),
  stack(lapply(levels, function(level) stack(lapply(c(0.5, 1, 2), function(sd)
    stack(lapply(c(0.1, 0.5, 3), function(margin)
      size_rows("MEAN_MARGIN", sd, margin, NA, NA, level, first_n(function(n)
        qt(tail_of(level), n - 1, lower.tail = FALSE) * sd / sqrt(n) <= margin, 2)))))))),
  stack(lapply(c(0.9, 0.95, 0.99), function(level) stack(lapply(c(0.6, 0.8, 0.9), function(power)
    stack(lapply(list(c(0.5, 0.6), c(0.02, 0.03), c(0.9, 0.8), c(0, 0.1)), function(share)
      size_rows("PROPORTION_DIFFERENCE", share[1], share[2], power, NA, level, ceiling(power.prop.test(
        p1 = share[1], p2 = share[2], sig.level = 1 - level, power = power, tol = 1e-12)$n)))))))),
  stack(lapply(c(0.9, 0.95, 0.99), function(level) stack(lapply(c(0.6, 0.8, 0.9), function(power) {
    z <- z_of(level) + qnorm(power)
    size_rows("NET_SCORE_DIFFERENCE", 0.6, 0.7, 0.1, power, level, ceiling(z^2 * 1.3 / 0.1^2))
  }))))))
