# Reference values for weighted and clustered scores from the R package survey, for
# WeightedReferenceTest. Run in cx-metrics-core: Rscript src/test/r/weighted-reference.R
suppressPackageStartupMessages(library(survey))
out <- "src/test/resources/io/github/cxmetrics/survey/weighted-reference.csv"
seed <- 20261126
set.seed(seed)

worths <- function(answer) list(
  nps = (answer >= 9) - (answer <= 6),
  promoters = as.numeric(answer >= 9),
  passives = as.numeric(answer >= 7 & answer <= 8),
  detractors = as.numeric(answer <= 6))

numbers <- function(design, names) {
  unlist(lapply(names, function(name) {
    m <- svymean(as.formula(paste0("~", name)), design)
    c(coef(m), SE(m))
  }))
}

num <- function(x) format(x, digits = 17, scientific = TRUE, trim = TRUE)

line <- function(n, accounts, spread, skewed) {
  answer <- sample(0:10, n, replace = TRUE, prob = if (skewed) 1:11 else rep(1, 11))
  weight <- round(exp(spread * rnorm(n)) * (1 + (answer > 8)), 3) + 0.001
  account <- sample.int(accounts, n, replace = TRUE)
  segment <- sample(c("a", "b"), n, replace = TRUE)
  data <- cbind(data.frame(answer, weight, account, segment), as.data.frame(worths(answer)))
  names <- c("nps", "promoters", "passives", "detractors", "answer")
  plain <- svydesign(ids = ~1, weights = ~weight, data = data)
  clustered <- svydesign(ids = ~account, weights = ~weight, data = data)
  equal <- svydesign(ids = ~account, weights = ~1, data = data)
  own <- svydesign(ids = ~1, weights = ~weight, data = data[segment == "a", ])
  ratio <- svyratio(~nps, ~I(promoters + detractors + passives), plain)
  stopifnot(abs(SE(ratio) - SE(svymean(~nps, plain))) < 1e-12)
  values <- c(
    numbers(plain, names),
    numbers(subset(plain, segment == "a"), c("nps", "answer")),
    numbers(own, c("nps", "answer")),
    numbers(clustered, names),
    numbers(subset(clustered, segment == "a"), "nps"),
    numbers(equal, names),
    sum(weight)^2 / sum(weight^2),
    sum(weight)^2 / sum(tapply(weight, account, sum)^2))
  paste(c(paste(answer, collapse = " "), paste(weight, collapse = " "),
          paste(account, collapse = " "), paste(segment, collapse = " "), num(values)),
        collapse = ",")
}

pairs <- function(prefix, names) {
  paste0(prefix, "_", rep(names, each = 2), c("", "_se"))
}
all <- c("nps", "promoters", "passives", "detractors", "answer")
header <- paste(c("answers", "weights", "accounts", "segments", pairs("plain", all),
                  pairs("domain", c("nps", "answer")), pairs("own", c("nps", "answer")),
                  pairs("clustered", all), pairs("clustered_domain", "nps"),
                  pairs("equal", all), "effective_n", "effective_accounts"), collapse = ",")
cases <- list(c(8, 4), c(12, 12), c(20, 5), c(40, 15), c(60, 60), c(120, 30), c(150, 8))
lines <- c()
for (case in cases) {
  for (spread in c(0.2, 1, 2)) {
    lines <- c(lines, line(case[1], case[2], spread, spread == 1))
  }
}
writeLines(c(
  paste0("# ", R.version.string, ", survey ", packageVersion("survey"),
         ": svymean (checked with svyratio), svydesign with weights and ids, subset"),
  paste0("# Made by: Rscript src/test/r/weighted-reference.R (seed ", seed, ")"),
  "# plain: ids ~1; domain: subset of it, segment a; own: a design of segment a alone;",
  "# clustered: ids ~account; equal: the same with weights 1; scores are shares, not points",
  header, lines), out)
