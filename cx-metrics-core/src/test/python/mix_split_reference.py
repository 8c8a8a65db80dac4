"""Makes the reference values of mix splits: the formulas written down, errors by the delta method.

Derivatives are taken by complex steps and multiplied with the whole covariance matrix of shares and
means, which shares nothing with the sums of squares in the library. From the folder cx-metrics-core:

    python3 src/test/python/mix_split_reference.py
"""

import numpy as np
import scipy
from scipy.stats import norm

OUT = "src/test/resources/io/github/cxmetrics/stats/mix-split-reference.csv"
Z = norm.ppf(0.975)
rng = np.random.default_rng(20261126)


def pooled_variance(sides, worths):
    """Within segments; each sample by its degrees of freedom, whatever the scale of its weights."""
    squares, freedom = 0, 0
    for cells in sides:
        own, weighted, units = 0, 0, 0
        for cell in cells:
            w = np.concatenate([np.array(x) for x in cell])
            y = np.concatenate([np.full(len(x), worths[j]) for j, x in enumerate(cell)])
            if len(w):
                mean = (w * y).sum() / w.sum()
                own += (w**2 * (y - mean) ** 2).sum()
                weighted += (w**2).sum() * (len(w) - 1) / len(w)
                units += len(w) - 1
        squares, freedom = squares + units * own / weighted, freedom + units
    return squares / freedom


def statistics(cells, worths, pooled):
    """Shares, means and the covariance of both, of cells[k][j] = the weights of the units."""
    present = [k for k, cell in enumerate(cells) if sum(map(len, cell))]
    weights = np.concatenate([np.array(w) for k in present for w in cells[k]])
    total = weights.sum()
    count = len(weights)
    size = len(cells)
    shares, means = np.zeros(size), np.full(size, np.nan)
    linear = []  # a row a unit: what it moves each share and each mean by
    own, squared, n = np.zeros(size), np.zeros(size), np.zeros(size)
    for k in present:
        w = np.concatenate([np.array(x) for x in cells[k]])
        y = np.concatenate([np.full(len(x), worths[j]) for j, x in enumerate(cells[k])])
        shares[k], means[k] = w.sum() / total, (w * y).sum() / w.sum()
        own[k], squared[k], n[k] = (w**2 * (y - means[k]) ** 2).sum(), (w**2).sum(), len(w)
        for wi, yi in zip(w, y):
            ofShares = wi / total * (np.eye(size)[k])
            ofMeans = np.eye(size)[k] * wi * (yi - means[k]) / w.sum()
            linear.append((wi, ofShares, ofMeans))
    ofShares = np.array([a - wi / total * shares for wi, a, b in linear])
    ofMeans = np.array([b for wi, a, b in linear])
    covariance = np.zeros((2 * size, 2 * size))
    covariance[:size, :size] = ofShares.T @ ofShares * count / (count - 1)
    covariance[:size, size:] = ofShares.T @ ofMeans
    covariance[size:, :size] = covariance[:size, size:].T
    for k in present:
        covariance[size + k, size + k] = (own[k] + pooled * squared[k] / n[k]) / (
            total * shares[k]
        ) ** 2
    return shares, means, covariance, weights, count


def effects(p0, m0, p1, m1, in0, in1):
    a0 = [m0[k] if in0[k] else m1[k] for k in range(len(p0))]
    a1 = [m1[k] if in1[k] else m0[k] for k in range(len(p0))]
    middle = sum(p0[k] * m0[k] for k in range(len(p0)) if in0[k]) / 2
    middle = middle + sum(p1[k] * m1[k] for k in range(len(p0)) if in1[k]) / 2
    within = [(p0[k] + p1[k]) / 2 * (a1[k] - a0[k]) for k in range(len(p0))]
    mix = [(p1[k] - p0[k]) * ((a0[k] + a1[k]) / 2 - middle) for k in range(len(p0))]
    return np.array(within), np.array(mix)


def estimate(f, sides):
    (p0, m0, c0, *_), (p1, m1, c1, *_) = sides
    size = len(p0)
    at = np.concatenate([p0, np.nan_to_num(m0), p1, np.nan_to_num(m1)])
    in0, in1 = ~np.isnan(m0), ~np.isnan(m1)

    def of(x):
        return f(*effects(*(x[i * size : (i + 1) * size] for i in range(4)), in0, in1))

    gradient = np.array(
        [of(at + 1e-30j * np.eye(4 * size)[i]).imag / 1e-30 for i in range(4 * size)]
    )
    variance = gradient[: 2 * size] @ c0 @ gradient[: 2 * size]
    variance += gradient[2 * size :] @ c1 @ gradient[2 * size :]
    value = of(at.astype(complex)).real
    return value, value - Z * variance**0.5, value + Z * variance**0.5


def numbers(f, sides):
    return ",".join(repr(float(x)) for x in estimate(f, sides))


def change(sides, cells, worths):
    """Of all together: the difference of two means, which has no segments."""
    value, variance = 0, 0
    for sign, side in zip((-1, 1), cells):
        w = np.concatenate([np.array(x) for cell in side for x in cell])
        y = np.concatenate([np.full(len(x), worths[j]) for cell in side for j, x in enumerate(cell)])
        mean = (w * y).sum() / w.sum()
        value += sign * mean
        variance += (w**2 * (y - mean) ** 2).sum() / w.sum() ** 2 * len(w) / (len(w) - 1)
    return ",".join(repr(float(x)) for x in (value, value - Z * variance**0.5, value + Z * variance**0.5))


def text(side, of):
    return "|".join(" ".join(repr(of(x)) for x in cell) for cell in side)


def case(name, worths, sizes, weighted):
    cells = []
    for side in sizes:
        cells.append([])
        for n in side:
            steps = rng.choice(len(worths), size=n, p=rng.dirichlet(np.ones(len(worths))))
            weights = np.round(rng.lognormal(0, 0.7, n), 3) if weighted else np.ones(n)
            cells[-1].append([[float(w) for w in weights[steps == j]] for j in range(len(worths))])
    pooled = pooled_variance(cells, worths)
    sides = [statistics(side, worths, pooled) for side in cells]
    head = [name, " ".join(map(repr, worths))]
    for side in cells:
        head += [text(side, len), text(side, sum), text(side, lambda x: sum(w * w for w in x))]
    rows = []
    for k in range(len(sizes[0])):
        rows.append(
            head
            + [str(k)]
            + [numbers(lambda w, c: w[k], sides), numbers(lambda w, c: c[k], sides)]
            + [numbers(lambda w, c: w[k] + c[k], sides)]
        )
    rows.append(
        head
        + ["total"]
        + [numbers(lambda w, c: w.sum(), sides), numbers(lambda w, c: c.sum(), sides)]
        + [change(sides, cells, worths)]
    )
    return [",".join(row) for row in rows]


NET, SHARE, VALUE = [-1.0, 0.0, 1.0], [0.0, 1.0], [1.0, 2.0, 3.0, 4.0, 5.0]
lines = []
lines += case("net", NET, [[120, 60, 20], [80, 90, 40]], False)
lines += case("share", SHARE, [[35, 5], [20, 61]], False)
lines += case("value", VALUE, [[12, 3, 1, 9], [7, 1, 6, 2]], False)
lines += case("gone and new", NET, [[30, 12, 0, 1], [25, 0, 8, 3]], False)
lines += case("one segment", VALUE, [[30], [44]], False)
lines += case("empty in both", SHARE, [[10, 0, 7], [12, 0, 30]], False)
lines += case("weighted net", NET, [[40, 25, 10], [30, 30, 12]], True)
lines += case("weighted value", VALUE, [[14, 1, 9, 0], [3, 20, 8, 5]], True)

with open(OUT, "w", encoding="utf-8") as out:
    out.write(f"# Source: NumPy {np.__version__}, SciPy {scipy.__version__}; command, from cx-metrics-core:\n")
    out.write("# python3 src/test/python/mix_split_reference.py\n")
    out.write("# cells: a segment between bars, in it a number for each worth: units, weights, squared weights\n")
    columns = "name,worths,baseline_n,baseline_w,baseline_ww,current_n,current_w,current_ww,row"
    for effect in ("within", "composition", "change"):
        columns += f",{effect},{effect}_low,{effect}_high"
    out.write(columns + "\n")
    out.write("\n".join(lines) + "\n")
