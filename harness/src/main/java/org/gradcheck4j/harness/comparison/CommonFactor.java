package org.gradcheck4j.harness.comparison;

/**
 * What the errors of some entries have in common: the factor by which they are too large or too small, entries with small
 * rounding errors counting most.
 *
 * <p>Divide each entry's error and value by its standard deviation: z and q. The factor with the least
 * Σ (z − c q)² is c = Σ z q / Σ q². Rounding errors correlate in unknown ways. If all were one and the same error, c would
 * have the standard deviation Σ|q| / Σ q²; however they correlate, it has no larger one (Cauchy and Schwarz). So c is measured by
 * that, and an engine that rounds cannot come far beyond 1.
 */
final class CommonFactor {

    private double products;
    private double sizes;
    private double squares;
    private double errors;
    private int entries;

    /**
     * Takes an entry.
     *
     * @param error actual − expected
     * @param value the expected one
     * @param deviation the standard deviation of a correct engine's error, positive and finite
     */
    void add(double error, double value, double deviation) {
        double z = error / deviation;
        double q = value / deviation;
        products += z * q;
        sizes += Math.abs(q);
        squares += q * q;
        errors += z * z;
        entries++;
    }

    /** {@return whether an entry with such a standard deviation can be taken} */
    static boolean isUsable(double deviation) {
        return deviation > 0 && Double.isFinite(deviation);
    }

    /** {@return w of c = Σ w e, for one entry} */
    double coefficient(double value, double deviation) {
        return value / deviation / deviation / squares;
    }

    /** {@return c: 0.01 if the entries are 1 % too large; NaN without entries} */
    double factor() {
        return products / squares;
    }

    /** {@return |c| divided by its largest standard deviation; 0 without entries} */
    double deviations() {
        return sizes > 0 ? Math.abs(products) / sizes : 0;
    }

    /** {@return the root mean square of the errors, each divided by its standard deviation; 0 without entries} */
    double rootMeanSquare() {
        return entries > 0 ? Math.sqrt(errors / entries) : 0;
    }

    int entries() {
        return entries;
    }
}
