"""Makes the reference limits for very large counts in 60-digit arithmetic, where R runs out of digits.

From the folder cx-metrics-core, with mpmath installed:

    python3 src/test/python/large_counts_reference.py src/test/resources/io/github/cxmetrics/stats
"""

import sys

import mpmath as mp
from mpmath import mpf, sqrt

mp.mp.dps = 60


def tail_of(level):
    return (1 - mpf(level)) / 2


def z_of(level):
    return mp.findroot(lambda z: mp.erfc(z / sqrt(2)) / 2 - tail_of(level), 2)


def bisect(f, low, high):
    """The zero of a decreasing function."""
    for _ in range(170):
        middle = (low + high) / 2
        if f(middle) > 0:
            low = middle
        else:
            high = middle
    return (low + high) / 2


def beta_above(tail, a, b):
    """The value a beta variable exceeds with a small probability, by Newton on the log tail."""
    a, b = mpf(a), mpf(b)
    log_beta = mp.loggamma(a) + mp.loggamma(b) - mp.loggamma(a + b)
    u = mp.log(a / b) + 2 * sqrt(1 / a + 1 / b)
    for _ in range(12):
        x = 1 / (1 + mp.e**-u)
        log_density = a * mp.log(x) + b * mp.log(1 - x) - log_beta
        unit = 1 / (abs(a - (a + b) * x) + sqrt((a + b) * x * (1 - x)))
        width = mp.quad(
            lambda s: mp.e ** (a * s - (a + b) * mp.log1p(x * mp.expm1(s))),
            [unit * edge for edge in (0, 1, 2, 4, 8, 16, 32, 64, 128)],
        )
        step = width * (log_density + mp.log(width / tail))
        u += step
        if abs(step) < mpf(10) ** -35 * width:
            break
    return 1 / (1 + mp.e**-u)


def wilson(k, n, level):
    z, k, n = z_of(level), mpf(k), mpf(n)
    half = z * sqrt(k * (n - k) / n + z * z / 4)
    if k == 0:
        return mpf(0), z * z / (n + z * z)
    return (k + z * z / 2 - half) / (n + z * z), (k + z * z / 2 + half) / (n + z * z)


def beta_interval(below, above):
    def interval(k, n, level):
        tail = tail_of(level)
        low = 0 if k == 0 else 1 - beta_above(tail, n - k + above, k + below)
        return low, 1 if k == n else beta_above(tail, k + above, n - k + below)

    return interval


def tango(b, m, c, level):
    z, n = z_of(level), mpf(b + m + c)
    d = (b - c) / n

    def score(s):
        bb = -b - c + (2 * n - b + c) * s
        q = (sqrt(bb * bb + 8 * n * c * s * (1 - s)) - bb) / (4 * n)
        return (b - c - n * s) / sqrt(n * (2 * q + s * (1 - s)))

    high = mpf(1) if d == 1 else bisect(lambda s: score(s) + z, d, mpf(1))
    return bisect(lambda s: score(s) - z, mpf(-1), d), high


def adjusted(b, m, c, level):
    z, n = z_of(level), mpf(b + m + c + 3)
    s = (b - c) / n
    half = z * sqrt(((b + c + mpf(1.5)) / n - s * s) / n)
    return s - half, min(mpf(1), s + half)


def newcombe(k1, n1, k2, n2, level):
    (l1, u1), (l2, u2) = wilson(k1, n1, level), wilson(k2, n2, level)
    p, q = mpf(k1) / n1, mpf(k2) / n2
    return p - q - sqrt((p - l1) ** 2 + (u2 - q) ** 2), p - q + sqrt((u1 - p) ** 2 + (q - l2) ** 2)


def miettinen_nurminen(k1, n1, k2, n2, level):
    z, n, d = z_of(level), mpf(n1 + n2), mpf(k1) / n1 - mpf(k2) / n2

    def score(s):  # the cubic of Miettinen and Nurminen (1985)
        l3, l2 = n, (n1 + 2 * n2) * s - n - k1 - k2
        l1, l0 = (n2 * s - n - 2 * k2) * s + k1 + k2, k2 * s * (1 - s)
        c = l2**3 / (3 * l3) ** 3 - l1 * l2 / (6 * l3**2) + l0 / (2 * l3)
        b = (1 if c > 0 else -1) * sqrt(max(0, l2**2 / (3 * l3) ** 2 - l1 / (3 * l3)))
        q = 2 * b * mp.cos((mp.pi + mp.acos(max(-1, min(1, c / b**3)))) / 3) - l2 / (3 * l3)
        p = q + s
        return (d - s) / sqrt((p * (1 - p) / n1 + q * (1 - q) / n2) * n / (n - 1))

    tiny = mpf(10) ** -45
    return (
        bisect(lambda s: score(s) - z, mpf(-1) + tiny, d - tiny),
        bisect(lambda s: score(s) + z, d + tiny, mpf(1) - tiny),
    )


G, T = 10**9, 10**12
SHARES = [(0, G), (3, G), (G // 2, G), (123456789, G), (0, T), (1, T), (40, T), (10**6, T)]
SHARES += [(T // 3, T), (T // 2, T), (T - 7, T)]
NETS = [(T // 2, T // 4, T // 4), (3, T - 5, 2), (T - 5, 3, 2), (T, 0, 0), (0, T, 0), (7, T, 0), (G, 2 * G, 5)]
PAIRS = [(T // 2, T, T // 2 - 10**6, T), (3, T, 9, T), (40, T, 5, G), (G - 3, G, T - 9, T)]
LEVELS = [0.95, 0.999999]


def rows():
    for level in LEVELS:
        for k, n in SHARES:
            yield "ProportionInterval.WILSON", (k, n - k, 0, 0), level, wilson(k, n, level)
            exact = beta_interval(0, 1)(k, n, level)
            yield "ProportionInterval.CLOPPER_PEARSON", (k, n - k, 0, 0), level, exact
            bayes = beta_interval(mpf(0.5), mpf(0.5))(k, n, level)
            yield "ProportionInterval.JEFFREYS", (k, n - k, 0, 0), level, bayes
        for b, m, c in NETS:
            yield "NetScoreInterval.TANGO", (b, m, c, 0), level, tango(b, m, c, level)
            yield "NetScoreInterval.ADJUSTED_WALD", (b, m, c, 0), level, adjusted(b, m, c, level)
        for pair in PAIRS:
            yield "ProportionDifference.NEWCOMBE", pair, level, newcombe(*pair, level)
            score = miettinen_nurminen(*pair, level)
            yield "ProportionDifference.MIETTINEN_NURMINEN", pair, level, score


with open(sys.argv[1] + "/large-counts-reference.csv", "w") as out:
    out.write(f"# Source: mpmath {mp.__version__} with 60 digits; command, from cx-metrics-core:\n")
    out.write("# python3 src/test/python/large_counts_reference.py src/test/resources/io/github/cxmetrics/stats\n")
    out.write("method,a,b,c,d,level,low,high\n")
    for method, counts, level, (low, high) in rows():
        numbers = [str(count) for count in counts] + [str(level), mp.nstr(low, 17), mp.nstr(high, 17)]
        out.write(",".join([method, *numbers]) + "\n")
