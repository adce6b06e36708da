package org.gradcheck4j.bound;

import org.gradcheck4j.model.Arithmetic;
import org.gradcheck4j.model.Summation;

/**
 * The local errors of an engine's arithmetic: how far off one inner product, one σ or one scaling can be, given
 * its actual operands.
 *
 * @param u unit roundoff
 * @param eta η, how far off one operation is that underflows
 * @param flushesSums whether sums, too, lose η: only if subnormals are flushed to zero
 * @param largestFinite Ω
 * @param sigmoidRelative c_σ u
 * @param sigmoidAbsolute c_abs u
 * @param sums how sums are rounded
 * @param usesSigns whether sums are bounded by the signs of their terms too, or by magnitudes alone
 */
public record Rounding(
        double u,
        double eta,
        boolean flushesSums,
        double largestFinite,
        double sigmoidRelative,
        double sigmoidAbsolute,
        Summation sums,
        boolean usesSigns) {

    /** Of dA · a · (1 − a): one subtraction, two products. */
    public static final int HIDDEN_DZ_ROUNDINGS = 3;

    /** {@return the local errors of an arithmetic} */
    public static Rounding of(Arithmetic arithmetic) {
        double u = arithmetic.unitRoundoff();
        double eta = arithmetic.underflow();
        // η Ω is about 8u for the smallest subnormal, and about 4 for the smallest normal number.
        boolean flush = Double.isFinite(arithmetic.largestFinite()) && eta * arithmetic.largestFinite() > 1;
        return new Rounding(
                u,
                eta,
                flush,
                arithmetic.largestFinite(),
                arithmetic.sigmoidRelative() * u,
                arithmetic.sigmoidAbsolute() * u,
                arithmetic.sums(),
                true);
    }

    /** {@return the same arithmetic, with sums bounded by their length and magnitudes alone} */
    Rounding unsigned() {
        return new Rounding(u, eta, flushesSums, largestFinite, sigmoidRelative, sigmoidAbsolute, sums, false);
    }

    /**
     * Bounds the rounding of a sum of n products.
     *
     * <p>If the accumulator is no wider than the numbers, a known order of the sum can only make the bound smaller. If factors are
     * rounded first, the terms are products of the rounded ones.
     *
     * @param n the number of terms
     * @param magnitudes at least Σ|t|, of the terms as the engine has them
     * @param total at least |Σt|, likewise
     * @return its absolute error, underflow aside
     */
    double roundingOfSum(int n, double magnitudes, double total) {
        double ofFactors = errorOfFactors(magnitudes);
        return ofFactors + roundingOfTerms(n, magnitudes + ofFactors, total + ofFactors);
    }

    /** Two factors, each off by v: (1 + v)² − 1 of each term. */
    private double errorOfFactors(double magnitudes) {
        double v = sums.factorRoundoff();
        return v * (2 + v) * magnitudes;
    }

    private double roundingOfTerms(int n, double magnitudes, double total) {
        if (isWide()) {
            double sum = roundingOfOrderedSum(n, magnitudes);
            return sum + u * (Math.min(magnitudes, total) + sum);
        }
        double inAnyOrder = roundingInAnyOrder(n, magnitudes, total);
        return isOrdered() ? Math.min(inAnyOrder, roundingOfOrderedSum(n, magnitudes)) : inAnyOrder;
    }

    /**
     * Bounds the rounding of Σt + b: a wide accumulator is rounded to the engine's precision first, and an order is that of
     * the products alone.
     *
     * @param n the number of products
     * @param magnitudes at least Σ|t|
     * @param bias |b|
     * @param total at least |Σt + b|
     * @return its absolute error, underflow aside
     */
    double roundingOfAffine(int n, double magnitudes, double bias, double total) {
        double ofFactors = errorOfFactors(magnitudes);
        return ofFactors + roundingOfTermsAndBias(n, magnitudes + ofFactors, bias, total + ofFactors);
    }

    private double roundingOfTermsAndBias(int n, double magnitudes, double bias, double total) {
        double inAnyOrder = roundingInAnyOrder(n + 1, magnitudes + bias, total);
        if (!isWide() && !isOrdered()) {
            return inAnyOrder;
        }
        double sum = roundingOfTerms(n, magnitudes, total + bias);
        double added = sum + u * (total + sum);
        return isWide() ? added : Math.min(inAnyOrder, added);
    }

    /** {@return whether sums are kept in more digits than the numbers have} */
    public boolean isWide() {
        return sums.unitRoundoff() < u;
    }

    private boolean isOrdered() {
        return sums.order() != Summation.Order.ANY;
    }

    /**
     * Each product is off by u|t|. Of a sum in which no term goes through more than h additions, each term is off by at most
     * (1 + v)ʰ − 1 ≤ hv/(1 − hv), v being the accumulator's unit roundoff (Higham 2002, section 4.2); of n terms in any
     * order, by (n − 1)v (Jeannerod and Rump).
     */
    private double roundingOfOrderedSum(int n, double magnitudes) {
        double hv = sums.additions(n) * sums.unitRoundoff();
        double additions = !isOrdered() ? hv : hv < 1 ? hv / (1 - hv) : Double.POSITIVE_INFINITY;
        return u * magnitudes + additions * (1 + u) * magnitudes;
    }

    /**
     * Bounds the rounding of a sum of n products in the engine's own precision, in any order.
     *
     * <p>It is at most n u Σ|t| (Jeannerod and Rump). But also: each of the n − 1 additions is off by u times its
     * result, which is a sum over some of the terms. No such sum exceeds that of the positive terms or that of the negative
     * ones, whichever is larger: (Σ|t| + |Σt|)/2. The products add u Σ|t|, and the errors that an addition finds in its
     * operands are below n u Σ|t|.
     */
    private double roundingInAnyOrder(int n, double magnitudes, double total) {
        double byLength = n * u * magnitudes;
        if (!usesSigns) {
            return byLength;
        }
        double partial = (magnitudes + Math.min(magnitudes, total)) / 2;
        return Math.min(byLength, u * magnitudes + (n - 1) * u * (partial + n * u * (1 + u) * magnitudes));
    }

    /** Bounds the rounding of a sum of n products if each, or the whole, is multiplied by a rounded 1/m. */
    double roundingOfMeanOfProducts(int n, double magnitudes, double total) {
        double ofFactors = errorOfFactors(magnitudes);
        return ofFactors + roundingOfMean(n, magnitudes + ofFactors, total + ofFactors);
    }

    /**
     * Bounds the rounding of a sum of n numbers if each, or the whole, is multiplied by a rounded 1/m.
     *
     * <p>Two roundings, θ = (1 + u)² − 1, change each term by θ|t|, and Σ|t| + |Σt| by at most twice as much in proportion.
     */
    double roundingOfMean(int n, double magnitudes, double total) {
        double theta = u * (2 + u);
        return roundingOfTerms(n, magnitudes, total) * (1 + 2 * theta) + theta * magnitudes;
    }

    /**
     * {@return the absolute error of a mean of m numbers, underflow included}
     *
     * @param values Σ of the engine's numbers, none of them negative
     * @param errors Σ of the errors that they have already
     */
    double errorOfMean(int m, double values, double errors) {
        return (errors + roundingOfMean(m, values, values)) / m + underflow(m) + 2 * eta;
    }

    /** {@return the absolute error by underflow of an inner product of n terms} */
    double underflow(int n) {
        return n * eta * (flushesSums ? 2 : 1) * (1 + n * u);
    }

    /** {@return the relative error of dA · a · (1 − a): (1 + u/(1 + u))³ − 1 is below 3u} */
    double relativeErrorOfHiddenDZ() {
        return HIDDEN_DZ_ROUNDINGS * u;
    }

    /** {@return the error of σ itself if the exact result is at most a} */
    public double errorOfSigmoid(double a) {
        return sigmoidRelative * Math.min(1, a) + sigmoidAbsolute + 1 / largestFinite + eta;
    }
}
