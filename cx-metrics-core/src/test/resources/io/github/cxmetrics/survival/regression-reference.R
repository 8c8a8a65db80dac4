library(survival)
d <- read.csv("cox-data.csv", comment.char="#"); d$entry <- as.numeric(d$entry)
out <- list()
put <- function(case,q,name,value) out[[length(out)+1]] <<- sprintf("%s,%s,%s,%.17g",case,q,name,value)
ctl <- survreg.control(rel.tolerance=1e-14, maxiter=100)
sr <- function(case,set,p,dist,newx,times) {
  x <- subset(d,set==set0); x <- x[rep(seq_len(nrow(x)),x$count),]
  f <- as.formula(paste("Surv(exit,event) ~",paste0("x",1:p,collapse="+")))
  fit <- survreg(f,x,dist=dist,control=ctl)
  se <- sqrt(diag(fit$var)); names(se) <- NULL
  for (j in 0:p) { put(case,"coef",j,coef(fit)[j+1]); put(case,"se",j,se[j+1]) }
  if (dist=="weibull") { put(case,"coef","scale",log(fit$scale)); put(case,"se","scale",se[p+2]) }
  put(case,"null","",fit$loglik[1]); put(case,"loglik","",fit$loglik[2])
  nd <- as.data.frame(t(newx)); names(nd) <- paste0("x",1:p)
  q <- predict(fit,nd,type="quantile",p=c(.1,.5,.9),se.fit=TRUE)
  for (i in 1:3) { put(case,"quantile",c(.1,.5,.9)[i],q$fit[i]); put(case,"quantileSe",c(.1,.5,.9)[i],q$se.fit[i]) }
  lp <- predict(fit,nd,type="lp")
  for (t in times) put(case,"surv",t,exp(-exp((log(t)-lp)/fit$scale)))
}
for (dist in c("weibull","exponential")) {
 set0 <- "lung"; sr(paste0("lung-",dist),"lung",3,dist,c(60,1,1),c(100,300,800))
 set0 <- "veteran"; sr(paste0("veteran-",dist),"veteran",6,dist,c(1,60,50,0,1,0),c(30,100,200))
}
# discrete hazard: person-periods of the generated rows, tenure in periods 1..exit (no entry)
g <- subset(d,set=="gen"); g$exit <- pmin(g$exit,8); g <- g[g$exit>=1,]
pp <- do.call(rbind,lapply(seq_len(nrow(g)),function(i) data.frame(period=1:g$exit[i],y=c(rep(0,g$exit[i]-1),g$event[i]),x1=g$x1[i],x2=g$x2[i],w=g$count[i])))
gc <- glm.control(epsilon=1e-15,maxit=60)
gl <- function(case,f) {
  fit <- glm(f,binomial,pp,weights=w,control=gc)
  s <- summary(fit)$coefficients
  for (j in seq_len(nrow(s))) { put(case,"coef",j-1,s[j,1]); put(case,"se",j-1,s[j,2]) }
  put(case,"loglik","",as.numeric(-fit$deviance/2)); put(case,"null","",-fit$null.deviance/2)
  nd <- data.frame(period=3:6,x1=.5,x2=1); h <- predict(fit,nd,type="response"); put(case,"prob",3,h[1])
  put(case,"within","3+4",1-prod(1-h))
  r <- predict(fit,nd[1,],type="link",se.fit=TRUE); put(case,"low",3,plogis(r$fit-qnorm(.975)*r$se.fit)); put(case,"high",3,plogis(r$fit+qnorm(.975)*r$se.fit))
}
gl("hazard-constant",y~x1+x2); gl("hazard-log",y~log(period)+x1+x2); gl("hazard-poly",y~period+I(period^2)+x1+x2); gl("hazard-each",y~factor(period)+x1+x2)
# L2 penalty 2.5 on coefficients per population standard deviation, by Newton
X <- as.matrix(pp[,c("period","x1","x2")]); W <- pp$w; m <- colSums(X*W)/sum(W); s <- sqrt(colSums(sweep(X,2,m)^2*W)/sum(W)); Z <- cbind(1,sweep(sweep(X,2,m),2,s,"/")); b <- rep(0,4); P <- diag(c(0,2.5,2.5,2.5))
for (i in 1:60) { p <- plogis(drop(Z%*%b)); H <- t(Z)%*%(Z*W*p*(1-p))+P; b <- b+solve(H,t(Z)%*%(W*(pp$y-p))-P%*%b) }
raw <- c(b[1]-sum(b[-1]*m/s), b[-1]/s); for (j in 0:3) put("hazard-ridge","coef",j,raw[j+1])
# scores
set.seed(7); n <- 400; sc <- round(rbeta(n,2,5),2); y <- rbinom(n,1,pmin(1,sc*1.1)); w <- sample(1:3,n,TRUE); S <- rep(sc,w); Y <- rep(y,w)
P <- S[Y==1]; N <- S[Y==0]; psi <- outer(P,N,function(a,b) (a>b)+.5*(a==b)); auc <- mean(psi)
v <- var(rowMeans(psi))/length(P)+var(colMeans(psi))/length(N)
put("scores","auc","",auc); put("scores","aucSe","",sqrt(v)); put("scores","brier","",mean((S-Y)^2))
k <- .1*length(S); o <- sort(unique(S),decreasing=TRUE); left <- k; held <- 0; for (u in o) { c0 <- sum(S==u); tk <- min(1,left/c0); held <- held+tk*sum(Y[S==u]); left <- left-c0; if (left<=0) break }
put("scores","lift","",held/sum(Y)/.1)
put("scores","ks","",as.numeric(suppressWarnings(ks.test(P,N)$statistic)))
ok <- S>0&S<1; put("scores","logLoss","",-mean(log(ifelse(Y==1,S,1-S))))
cal <- glm(Y~qlogis(S),binomial,control=gc); put("scores","calIntercept","",coef(cal)[1]); put("scores","calSlope","",coef(cal)[2])
bar <- mean(Y); rel <- mean((S-ave(Y,S))^2); res <- mean((ave(Y,S)-bar)^2); put("scores","reliability","",rel); put("scores","resolution","",res)
con <- file("regression-reference.csv","w"); writeLines(c("# R 4.2.2, survival 3.5.3, Rscript regression-reference.R (beside this file).","case,quantity,name,value",unlist(out)),con); close(con)
con <- file("score-data.csv","w"); writeLines("# Generated scores, by regression-reference.R under R 4.2.2.",con); write.table(data.frame(score=sc,event=y,count=w),con,sep=",",row.names=FALSE,quote=FALSE); close(con)
