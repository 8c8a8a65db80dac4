# Makes the reference data of raking with a cap: the nearest weights in relative entropy that meet
# both margins and the cap, by Newton's method on the dual problem. From the folder cx-metrics-core:
#
#   python3 src/test/python/raking-cap-reference.py > \
#     src/test/resources/io/github/cxmetrics/stats/raking-cap-reference.csv

import sys
import numpy
import scipy
from scipy.optimize import root

print("# Python %s, numpy %s, scipy %s: scipy.optimize.root on the dual of entropy balancing with a cap"
      % (sys.version.split()[0], numpy.__version__, scipy.__version__))
print("# Made by: python3 src/test/python/raking-cap-reference.py (seed 20260101)")
print("case,cap,count,base,first,second,firstTarget,secondTarget,weight")
random = numpy.random.default_rng(20260101)
case = 0
while case < 8:
    rows, columns = random.integers(2, 6), random.integers(2, 5)
    first = numpy.repeat(numpy.arange(rows), columns)
    second = numpy.tile(numpy.arange(columns), rows)
    counts = random.integers(1, 30, rows * columns).astype(float)
    base = numpy.round(random.uniform(0.5, 2, rows * columns), 2)
    wanted = counts * base * numpy.exp(random.normal(0, 0.8, rows * columns))
    total = counts.sum()
    a = numpy.array([wanted[first == i].sum() for i in range(rows)]) * total / wanted.sum()
    b = numpy.array([wanted[second == j].sum() for j in range(columns)]) * total / wanted.sum()

    def weights(x, cap):
        return numpy.minimum(cap, base * numpy.exp(x[first] + numpy.append(x[rows:], 0)[second]))

    def gaps(x, cap):
        w = counts * weights(x, cap)
        return numpy.concatenate([
            [w[first == i].sum() - a[i] for i in range(rows)],
            [w[second == j].sum() - b[j] for j in range(columns - 1)]])

    plain = root(gaps, numpy.zeros(rows + columns - 1), args=(1e9,), method="hybr", tol=1e-14)
    cap = float(round(0.75 * weights(plain.x, 1e9).max(), 2))
    capped = root(gaps, plain.x, args=(cap,), method="hybr", tol=1e-14)
    w = weights(capped.x, cap)
    error = max(abs(gaps(capped.x, cap)))
    if not plain.success or error > 1e-10 or (w < cap).all() or cap <= 1:
        continue
    for i in range(rows * columns):
        print("%d,%r,%d,%r,%d,%d,%r,%r,%r" % (case, cap, counts[i], float(base[i]), first[i],
              second[i], float(a[first[i]]), float(b[second[i]]), float(w[i])))
    case += 1
