package org.gradcheck4j.harness.application.explain;

/**
 * A linear neuron a = z = w·x + b whose weight moves by h: z moves by h·x, so ∂a/∂w = x.
 *
 * @param w the weight
 * @param x the input
 * @param b the bias
 * @param h added to the weight
 */
record LinearMove(double w, double x, double b, double h) {

    /** Whether the input is 0, so that the weight moves nothing. */
    boolean still() {
        return x == 0;
    }

    double before() {
        return w * x + b;
    }

    double after() {
        return (w + h) * x + b;
    }

    double moved() {
        return after() - before();
    }

    /** ∂a/∂w. */
    double slope() {
        return moved() / h;
    }

    String input() {
        return Decimals.given(x);
    }

    String weight() {
        return Decimals.given(w);
    }

    String weightAfter() {
        return Decimals.given(w + h);
    }

    String bias() {
        return Decimals.given(b);
    }

    String step() {
        return Decimals.given(h);
    }

    String outputBefore() {
        return Decimals.given(before());
    }

    String outputAfter() {
        return Decimals.given(after());
    }

    String change() {
        return Decimals.given(moved());
    }

    String derivative() {
        return Decimals.given(slope());
    }
}
