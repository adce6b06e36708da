package org.gradcheck4j.deviation;

import org.gradcheck4j.bound.Rounding;
import org.gradcheck4j.model.Matrix;

/** The variances of local errors. Each rounding is an independent error, uniform between −u and u times its result. */
final class Variances {

    /** The variance of a number uniform in [−1, 1] is a third. */
    private static final double UNIFORM = 1.0 / 3;

    /** In a random order, partial sums of n terms average (n + 1)/6 Σt² + (n + 1)/3 (Σt)², squared and summed. */
    private static final double OF_SQUARES = 1.0 / 6;

    private static final double OF_TOTAL = 1.0 / 3;

    /**
     * The rounded 1/m is the same for every sample, off by up to u: u² is the variance of three independent roundings. The product
     * with it is a fourth.
     */
    private static final int MEAN_ROUNDINGS = 4;

    private final Rounding rounding;
    private final double unit;
    private final double unitOfSums;
    private final double tiny;

    Variances(Rounding rounding) {
        this.rounding = rounding;
        this.unit = UNIFORM * rounding.u() * rounding.u();
        double ofSums = rounding.sums().unitRoundoff();
        this.unitOfSums = UNIFORM * ofSums * ofSums;
        this.tiny = UNIFORM * rounding.eta() * rounding.eta();
    }

    /** {@return the variance of one rounding of a number} */
    double ofRounding(double value) {
        return unit * value * value;
    }

    /** {@return the variance of n roundings to a multiple of η, scaled} */
    double ofUnderflow(double n, double scale) {
        return n * tiny * scale * scale;
    }

    /** {@return the variance of n numbers that are flushed to zero: each is made smaller, so these errors add up} */
    double ofFlushing(double n) {
        return rounding.flushesSums() ? ofUnderflow(1, n) : 0;
    }

    /** {@return the variance that multiplying by 1/m adds to a mean of m terms, at the start or at the end} */
    double ofMean(double mean, int m) {
        return MEAN_ROUNDINGS * ofRounding(mean) + ofUnderflow(m + 2, 1);
    }

    /** {@return the variance of the error of σ itself, uniform within its bound} */
    double ofSigmoid(double a) {
        double error = rounding.errorOfSigmoid(a);
        return UNIFORM * error * error;
    }

    /**
     * {@return the variance that rounding gives to x · y}
     *
     * <p>Each addition is off in proportion to the partial sum that it gives. The variance is the larger one of this order
     * of the terms and of a random order. A wide accumulator is rounded to the engine's precision, before a last term and after.
     *
     * @param x {@code [r × n]}
     * @param y {@code [n × c]}
     * @param total x · y, exactly or nearly, with a last term if there is one
     */
    Matrix ofProduct(Matrix x, Matrix y, Matrix total) {
        return ofProduct(x, y, total, 1);
    }

    /**
     * {@return the same, if an addition rounds several terms alike} What an addition to a running sum loses depends on the term
     * alone, as long as the sum stays within a factor of 2. So terms that differ by less than an ulp of the sum lose the same,
     * each time.
     *
     * @param termsRoundedAlike how many terms are rounded as one term is, itself included, on average
     */
    Matrix ofProduct(Matrix x, Matrix y, Matrix total, double termsRoundedAlike) {
        int n = x.columns();
        Matrix inOrder = SquaredSums.running(x, y);
        Matrix squares = x.map(v -> v * v).times(y.map(v -> v * v));
        Matrix stored = rounding.isWide() ? x.times(y).map(total, (sum, t) -> sum * sum + t * t) : total.map(t -> 0);
        return total.withEntries(k -> {
            double t = total.get(k) * total.get(k);
            double random = (n + 1) * (OF_SQUARES * squares.get(k) + OF_TOTAL * t);
            return unit * (squares.get(k) + stored.get(k))
                    + unitOfSums * termsRoundedAlike * Math.max(inOrder.get(k) + t, random)
                    + ofUnderflow(n, 1);
        });
    }
}
