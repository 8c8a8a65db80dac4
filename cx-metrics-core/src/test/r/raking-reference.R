# Makes the reference data of post-stratification and raking with the package survey (Lumley). From
# the folder cx-metrics-core:
#
#   Rscript src/test/r/raking-reference.R src/test/resources/io/github/cxmetrics/survey

suppressPackageStartupMessages(library(survey))
folder <- commandArgs(trailingOnly = TRUE)[1]
set.seed(20260101)

save <- function(name, rows, what) {
  file <- file.path(folder, name)
  cat("# ", R.version.string, ", survey ", as.character(packageVersion("survey")), ": ", what, "\n",
      "# Made by: Rscript src/test/r/raking-reference.R src/test/resources/io/github/cxmetrics/survey\n",
      sep = "", file = file)
  rows[] <- lapply(rows, function(x) if (is.numeric(x)) format(x, digits = 16, trim = TRUE) else x)
  suppressWarnings(
    write.table(rows, file, append = TRUE, sep = ",", row.names = FALSE, quote = FALSE))
}

n <- 400
data <- data.frame(
  age = sample(c("18-34", "35-49", "50-64", "65+"), n, TRUE, c(0.15, 0.2, 0.3, 0.35)),
  region = sample(c("north", "south", "west"), n, TRUE, c(0.5, 0.3, 0.2)),
  plan = sample(c("basic", "plus"), n, TRUE, c(0.7, 0.3)),
  channel = sample(c("mail", "web"), n, TRUE),
  weight = sample(c(0.5, 1, 1.5, 2.7), n, TRUE))
shift <- match(data$age, sort(unique(data$age))) + (data$region == "west") + 2 * (data$plan == "plus")
data$answer <- pmin(10, pmax(0, round(rnorm(n, 4 + shift, 3))))
save("raking-data.csv", data, "sample and rnorm, seed 20260101")

data$nps <- 100 * ((data$answer >= 9) - (data$answer <= 6))
data$promoterShare <- as.numeric(data$answer >= 9)
data$passiveShare <- as.numeric(data$answer %in% 7:8)
data$detractorShare <- as.numeric(data$answer <= 6)
data$one <- 1

age <- data.frame(age = c("18-34", "35-49", "50-64", "65+"), Freq = c(3000, 2800, 2400, 1800))
region <- data.frame(region = c("north", "south", "west"), Freq = c(3300, 3600, 3100))
plan <- data.frame(plan = c("basic", "plus"), Freq = c(5500, 4500))
joint <- expand.grid(region = region$region, plan = plan$plan, stringsAsFactors = FALSE)
joint$Freq <- c(1500, 2100, 1900, 1800, 1500, 1200)
exact <- list(maxit = 100, epsilon = 1e-12)
totals <- function(margins) {
  # the population totals of the columns of the model matrix of calibrate
  formula <- reformulate(unlist(lapply(margins, function(m) names(m)[1])))
  grid <- model.matrix(formula, data)
  sapply(colnames(grid), function(column) {
    if (column == "(Intercept)") return(10000)
    for (m in margins) for (i in seq_len(nrow(m)))
      if (column == paste0(names(m)[1], m[i, 1])) return(m$Freq[i])
  })
}

cases <- list(
  equalPost = list(base = ~one, adjust = function(d) postStratify(d, ~age, age)),
  unequalPost = list(base = ~weight, adjust = function(d) postStratify(d, ~age, age)),
  equalJoint = list(base = ~one, adjust = function(d) postStratify(d, ~region + plan, joint)),
  unequalJoint = list(base = ~weight, adjust = function(d) postStratify(d, ~region + plan, joint)),
  equalRake2 = list(base = ~one,
    adjust = function(d) rake(d, list(~age, ~region), list(age, region), control = exact)),
  equalRake3 = list(base = ~one,
    adjust = function(d) rake(d, list(~age, ~region, ~plan), list(age, region, plan), control = exact)),
  equalRakeJoint = list(base = ~one,
    adjust = function(d) rake(d, list(~age, ~region + plan), list(age, joint), control = exact)),
  equalCalibrate3 = list(base = ~one, adjust = function(d) calibrate(d, ~age + region + plan,
    totals(list(age, region, plan)), calfun = "raking", epsilon = 1e-13, maxit = 200)),
  unequalCalibrate2 = list(base = ~weight, adjust = function(d) calibrate(d, ~age + region,
    totals(list(age, region)), calfun = "raking", epsilon = 1e-13, maxit = 200)),
  unequalCalibrate3 = list(base = ~weight, adjust = function(d) calibrate(d, ~age + region + plan,
    totals(list(age, region, plan)), calfun = "raking", epsilon = 1e-13, maxit = 200)),
  unequalRake3 = list(base = ~weight,
    adjust = function(d) rake(d, list(~age, ~region, ~plan), list(age, region, plan), control = exact)))

means <- data.frame()
weights <- data.frame()
formula <- ~nps + promoterShare + passiveShare + detractorShare
for (name in names(cases)) {
  case <- cases[[name]]
  base <- if (identical(case$base, ~one)) data$one else data$weight
  data$start <- base * 10000 / sum(base) # calibrate does not find its way from far away
  design <- case$adjust(svydesign(~1, weights = ~start, data = data))
  all <- svymean(formula, design)
  means <- rbind(means, data.frame(case = name, segment = "", quantity = names(all),
    value = as.vector(coef(all)), error = as.vector(SE(all))))
  for (way in c("mail", "web")) {
    part <- svymean(formula, subset(design, channel == way))
    means <- rbind(means, data.frame(case = name, segment = way, quantity = names(part),
      value = as.vector(coef(part)), error = as.vector(SE(part))))
  }
  cells <- unique(data.frame(case = name, data[c("age", "region", "plan", "channel")], base = base,
    weight = signif(weights(design), 14)))
  weights <- rbind(weights, cells)
}
save("raking-reference.csv", means, "svymean after postStratify, rake and calibrate")
save("raking-weights.csv", weights, "weights after postStratify, rake and calibrate")
