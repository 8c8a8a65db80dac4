# Reference for DriversReferenceTest, in base R only:
#   Rscript drivers-reference.R        (in this directory; writes drivers-data.csv and drivers-reference.csv)
# LMG: R squared of lm() averaged over all orders of the predictors, order by order.
# Relative weights: Johnson (2000), from eigen(). Standardised coefficients, R squared and variance
# inflation factors: lm(weights =). Standard errors: infinitesimal jackknife, each row's weight moved
# up and down by a small part and everything computed anew, then sqrt(n/(n-1) sum((w dT/dw)^2)).
set.seed(20261126)
n <- 80
p <- 4
common <- rnorm(n)
data <- as.data.frame(sapply(c(.8, .6, .3, 0), function(load)
  pmin(5, pmax(1, round(3.6 + load * common + sqrt(1 - load^2) * rnorm(n))))))
names(data) <- c("a", "b", "c", "d")
data$y <- pmin(5, pmax(1, round(.5 + .4 * data$a + .3 * data$b + .15 * data$c + .7 * rnorm(n))))
data$w <- round(rgamma(n, 3, 1) + .1, 3)
write.csv(data, "drivers-data.csv", row.names = FALSE, quote = FALSE)

permutations <- function(v) if (length(v) <= 1) list(v) else
  do.call(c, lapply(v, function(x) lapply(permutations(setdiff(v, x)), function(r) c(x, r))))

rsq <- function(x, w, names) {
  x$.w <- w
  if (length(names) == 0) 0 else
    summary(lm(reformulate(names, "y"), data = x, weights = .w))$r.squared
}

lmg <- function(x, w, names) {
  sums <- setNames(numeric(length(names)), names)
  orders <- permutations(names)
  for (order in orders) {
    before <- 0
    for (k in seq_along(order)) {
      now <- rsq(x, w, order[1:k])
      sums[order[k]] <- sums[order[k]] + now - before
      before <- now
    }
  }
  sums / length(orders)
}

johnson <- function(x, w, names) {
  r <- cov.wt(x[, c(names, "y")], w, cor = TRUE, method = "ML")$cor
  e <- eigen(r[names, names], symmetric = TRUE)
  root <- e$vectors %*% diag(sqrt(e$values), length(names)) %*% t(e$vectors)
  b <- solve(root, r[names, "y"])
  setNames(as.vector(root^2 %*% b^2), names)
}

numbers <- function(x, w, names, method) {
  x$.w <- w
  importance <- method(x, w, names)
  fit <- lm(reformulate(names, "y"), data = x, weights = .w)
  covariance <- cov.wt(x[, c(names, "y")], w, cor = TRUE, method = "ML")
  sd <- sqrt(diag(covariance$cov))
  beta <- coef(fit)[names] * sd[names] / sd["y"]
  vif <- sapply(names, function(one) {
    rest <- setdiff(names, one)
    if (length(rest) == 0) 1 else
      1 / (1 - summary(lm(reformulate(rest, one), data = x, weights = .w))$r.squared)
  })
  r2 <- summary(fit)$r.squared
  out <- c(r2, importance, importance / r2, covariance$cor[names, "y"], beta, vif)
  names(out) <- c("rSquared",
    paste0(rep(c("importance.", "share.", "correlation.", "coefficient.", "vif."),
      each = length(names)), names))
  out
}

# lm() at every perturbation is slow: the same numbers from covariances, checked against lm() above.
fast <- function(x, w, names, method) {
  s <- cov.wt(x[, c(names, "y")], w / sum(w), cor = TRUE, method = "ML")$cor
  r2 <- function(sub) if (length(sub) == 0) 0 else sum(solve(s[sub, sub], s[sub, "y"]) * s[sub, "y"])
  if (identical(method, lmg)) {
    known <- new.env()
    get2 <- function(sub) {
      key <- paste(c("k", sort(sub)), collapse = ",")
      if (is.null(known[[key]])) known[[key]] <- r2(sub)
      known[[key]]
    }
    sums <- setNames(numeric(length(names)), names)
    orders <- all.orders
    for (order in orders) for (k in seq_along(order))
      sums[order[k]] <- sums[order[k]] + get2(order[1:k]) - get2(order[seq_len(k - 1)])
    importance <- sums / length(orders)
  } else importance <- johnson(x, w, names)
  all <- r2(names)
  c(all, importance, importance / all, s[names, "y"], solve(s[names, names], s[names, "y"]),
    diag(solve(s[names, names])))
}

rows <- list()
for (weights in c("none", "w")) for (name in c("lmg", "relative weights"))
  for (set in list(c("a", "b", "c", "d"), c("b", "d"), "a")) {
    method <- if (name == "lmg") lmg else johnson
    w <- if (weights == "none") rep(1, n) else data$w
    all.orders <- permutations(set)
    value <- numbers(data, w, set, method)
    stopifnot(max(abs(value - fast(data, w, set, method))) < 1e-12)
    influence <- t(sapply(seq_len(n), function(i) {
      h <- 1e-4 * w[i]
      up <- w; up[i] <- w[i] + h
      down <- w; down[i] <- w[i] - h
      w[i] * (fast(data, up, set, method) - fast(data, down, set, method)) / (2 * h)
    }))
    error <- sqrt(n / (n - 1) * colSums(influence^2))
    rows[[length(rows) + 1]] <- data.frame(weights = weights, method = name,
      predictors = paste(set, collapse = "+"), number = names(value),
      value = sprintf("%.15g", value), error = sprintf("%.12g", error))
  }
out <- do.call(rbind, rows)
con <- file("drivers-reference.csv", "w")
writeLines(c(paste("# Base", R.version.string), "# Rscript drivers-reference.R"), con)
write.csv(out, con, row.names = FALSE, quote = FALSE)
close(con)
