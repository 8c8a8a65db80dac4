library(survival)
ctl <- coxph.control(eps=1e-13, toler.chol=1e-14, iter.max=60)
set.seed(20261126)
n <- 300
gen <- data.frame(x1=round(rnorm(n),2), x2=rbinom(n,1,.4), x3=sample(0:4,n,TRUE))
gen$entry <- ifelse(runif(n)<.4, sample(0:6,n,TRUE), -Inf)
gen$exit <- pmax(ifelse(is.finite(gen$entry),gen$entry,-1),-1)+1+floor(rexp(n, .08*exp(.5*gen$x1-.4*gen$x2)))
gen$event <- rbinom(n,1,.65)
gen$stratum <- sample(c("basic","plus","pro"),n,TRUE)
gen$id <- sample(1:70,n,TRUE)
gen$count <- sample(1:3,n,TRUE)
mk <- function(set, entry, exit, event, stratum, id, count, X) {
  X <- as.matrix(X); while (ncol(X)<6) X <- cbind(X, NA)
  data.frame(set=set, entry=entry, exit=exit, event=event, stratum=stratum, id=id, count=count, x1=X[,1],x2=X[,2],x3=X[,3],x4=X[,4],x5=X[,5],x6=X[,6])
}
l <- na.omit(lung[,c("time","status","age","sex","ph.ecog")])
v <- veteran; ct <- model.matrix(~celltype, v)[,-1]
h <- heart
sets <- list(
 aml=mk("aml",-Inf,aml$time,aml$status,"",seq_len(nrow(aml)),1,as.numeric(aml$x=="Nonmaintained")),
 lung=mk("lung",-Inf,l$time,l$status-1,ifelse(l$sex==1,"male","female"),seq_len(nrow(l)),1,l[,c("age","sex","ph.ecog")]),
 veteran=mk("veteran",-Inf,v$time,v$status,as.character(v$celltype),seq_len(nrow(v)),1,cbind(v$trt,v$karno,v$age,ct)),
 heart=mk("heart",h$start,h$stop,h$event,ifelse(h$surgery==1,"yes","no"),h$id,1,cbind(h$age,h$year,h$surgery,as.numeric(h$transplant==1))),
 gen=mk("gen",gen$entry,gen$exit,gen$event,gen$stratum,gen$id,gen$count,gen[,c("x1","x2","x3")]))
con <- file("cox-data.csv","w")
writeLines(c("# Data of R survival 3.5.3 (aml, lung, veteran, heart) and generated counting-process rows with ties,","# strata, customers and counts (gen). Made by cox-reference.R under R 4.2.2."),con)
write.table(do.call(rbind,sets),con,sep=",",row.names=FALSE,quote=FALSE,na=""); close(con)
out <- list()
put <- function(case,q,name,value) out[[length(out)+1]] <<- sprintf("%s,%s,%s,%.17g",case,q,name,value)
run <- function(case,set,ties,strata,robust,p,curveX=NULL,curveS=NULL,times=NULL) {
  d <- sets[[set]]; d <- d[rep(seq_len(nrow(d)),d$count),]
  d$entry[!is.finite(d$entry)] <- -1e6
  trunc <- any(d$entry > -1e6)
  lhs <- if (trunc) "Surv(entry,exit,event)" else "Surv(exit,event)"
  f <- paste(lhs,"~",paste0("x",1:p,collapse="+"))
  if (strata) f <- paste(f,"+ strata(stratum)")
  f <- as.formula(f)
  fit <- if (robust) coxph(f,d,ties=ties,control=ctl,cluster=id) else coxph(f,d,ties=ties,control=ctl)
  for (j in 1:p) { put(case,"coef",j,coef(fit)[j]);
    nv <- if (robust) fit$naive.var else fit$var
    put(case,"se",j,sqrt(nv[j,j])); if (robust) put(case,"robust",j,sqrt(fit$var[j,j])) }
  put(case,"null","",fit$loglik[1]); put(case,"loglik","",fit$loglik[2]); put(case,"score","",fit$score); put(case,"wald","",fit$wald.test)
  if (ties != "exact") {
  cc <- concordance(fit); ct <- if (is.matrix(cc$count)) colSums(cc$count) else cc$count
  for (k in names(ct)) put(case,"pairs",k,ct[[k]])
  put(case,"concordance","",cc$concordance); put(case,"concordanceVar","",cc$var)
  if (!is.null(curveX)) {
    nd <- as.data.frame(t(curveX)); names(nd) <- paste0("x",1:p); if (strata) nd$stratum <- curveS
    s <- summary(survfit(fit,newdata=nd,conf.type="log-log"),times=times)
    for (i in seq_along(times)) { put(case,"surv",times[i],s$surv[i]); put(case,"cumhaz",times[i],s$cumhaz[i]); put(case,"low",times[i],s$lower[i]); put(case,"high",times[i],s$upper[i]) }
  } }
}
run("aml-efron","aml","efron",FALSE,FALSE,1,c(1),NULL,c(9,23,45))
run("aml-breslow","aml","breslow",FALSE,FALSE,1,c(0),NULL,c(9,23,45))
run("aml-exact","aml","exact",FALSE,FALSE,1)
run("lung-efron","lung","efron",FALSE,FALSE,3,c(60,1,1),NULL,c(100,300,800))
run("lung-exact","lung","exact",FALSE,FALSE,3)
run("lung-robust","lung","efron",FALSE,TRUE,3,c(60,1,1),NULL,c(100,300,800))
run("veteran-efron","veteran","efron",FALSE,FALSE,6,c(1,60,50,0,1,0),NULL,c(30,100,200))
run("veteran-breslow-robust","veteran","breslow",FALSE,TRUE,6,c(1,60,50,0,1,0),NULL,c(30,100,200))
run("heart-efron","heart","efron",FALSE,FALSE,4,c(0,3,0,1),NULL,c(10,100,500))
run("heart-robust","heart","efron",FALSE,TRUE,4,c(0,3,0,1),NULL,c(10,100,500))
run("heart-exact","heart","exact",FALSE,FALSE,4)
run("gen-efron","gen","efron",FALSE,FALSE,3,c(.5,1,2),NULL,c(2,5,10))
run("gen-strata-robust","gen","efron",TRUE,TRUE,3,c(.5,1,2),"plus",c(2,5,10))
run("gen-strata-breslow","gen","breslow",TRUE,TRUE,3,c(.5,1,2),"pro",c(2,5,10))
small <- subset(gen, exit <= 14)[1:60,]; small$count <- 1
sets$small <- mk("small",small$entry,small$exit,small$event,small$stratum,small$id,1,small[,c("x1","x2","x3")])
con <- file("cox-data.csv","a"); write.table(sets$small,con,sep=",",row.names=FALSE,col.names=FALSE,quote=FALSE,na=""); close(con)
run("small-strata-exact","small","exact",TRUE,FALSE,2)
con <- file("cox-reference.csv","w")
writeLines(c("# R 4.2.2, survival 3.5.3, Rscript cox-reference.R (beside this file).","case,quantity,name,value",unlist(out)),con); close(con)
