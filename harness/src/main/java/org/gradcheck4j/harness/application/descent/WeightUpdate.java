package org.gradcheck4j.harness.application.descent;

/**
 * The rules of the updaters for one weight w with gradient g, with the constants that DL4J takes by default. They are from the
 * papers, not from DL4J: {@code docs/error-bound.md} names them.
 */
final class WeightUpdate {

    /** μ of Nesterov's momentum. */
    static final double MOMENTUM = 0.9;

    /** β₁ of Adam. */
    static final double FIRST_DECAY = 0.9;

    /** β₂ of Adam. */
    static final double SECOND_DECAY = 0.999;

    /** ε of Adam. */
    static final double EPSILON = 1e-8;

    private WeightUpdate() {}

    /** {@return w − r g} */
    static Bounded sgd(Bounded w, Bounded g, Bounded r) {
        return w.minus(r.times(g));
    }

    /**
     * {@return w − (μ v − (1 + μ) v'), with v' = μ v − r g}
     *
     * @param v the velocity before the step
     */
    static Bounded nesterovs(Bounded w, Bounded g, Bounded r, Bounded v) {
        Bounded one = w.exact(1);
        Bounded mu = w.constant(MOMENTUM);
        Bounded next = mu.times(v).minus(r.times(g));
        return w.minus(mu.times(v).minus(one.plus(mu).times(next)));
    }

    /**
     * {@return w − r √(1 − β₂ᵗ) / (1 − β₁ᵗ) m' / (√v' + ε), with m' = β₁ m + (1 − β₁) g and v' = β₂ v + (1 − β₂) g²}
     *
     * @param m the mean of the gradient before the step
     * @param v the mean of its square
     * @param t the number of the step, from 1
     */
    static Bounded adam(Bounded w, Bounded g, Bounded r, Bounded m, Bounded v, int t) {
        Bounded one = w.exact(1);
        Bounded beta1 = w.constant(FIRST_DECAY);
        Bounded beta2 = w.constant(SECOND_DECAY);
        Bounded first = beta1.times(m).plus(one.minus(beta1).times(g));
        Bounded second = beta2.times(v).plus(one.minus(beta2).times(g.times(g)));
        Bounded rate = r.times(one.minus(beta2.power(t)).root()).dividedBy(one.minus(beta1.power(t)));
        return w.minus(rate.times(first).dividedBy(second.root().plus(w.constant(EPSILON))));
    }
}
