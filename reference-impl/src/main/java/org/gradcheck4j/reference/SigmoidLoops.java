package org.gradcheck4j.reference;

import org.gradcheck4j.vectors.PlainOrVector;

/** σ and σ′ of whole arrays, on vectors if there are any. */
final class SigmoidLoops {

    /** Entries that plain loops compute in about half a second, once they are compiled. */
    private static final long WORK_BEFORE_VECTORS = 1L << 26;

    /** The fewest entries for which vectors are faster. */
    private static final int SMALL = 64;

    private static final SigmoidLoop PLAIN = new PlainSigmoids();
    static final PlainOrVector<SigmoidLoop> LOOPS =
            PlainOrVector.of(SigmoidLoop.class, PLAIN, "VectorSigmoids", WORK_BEFORE_VECTORS);

    private SigmoidLoops() {}

    private static SigmoidLoop loop(int entries) {
        return entries < SMALL ? PLAIN : LOOPS.forWork(entries);
    }

    /** Returns σ(z) of each entry. */
    static double[] sigmoid(double[] z) {
        double[] results = new double[z.length];
        loop(z.length).sigmoid(z, results);
        return results;
    }

    /** Returns σ(z) of each entry. */
    static float[] sigmoid(float[] z) {
        float[] results = new float[z.length];
        loop(z.length).sigmoid(z, results);
        return results;
    }

    /** Returns σ′(z) = q (1 − q) of each entry. */
    static double[] derivative(double[] z) {
        double[] results = new double[z.length];
        loop(z.length).smallerTail(z, results);
        for (int k = 0; k < results.length; k++) {
            results[k] *= 1 - results[k];
        }
        return results;
    }

    /** Returns σ′(z) = q (1 − q) of each entry, each operation rounded to float. */
    static float[] derivative(float[] z) {
        float[] results = new float[z.length];
        loop(z.length).smallerTail(z, results);
        for (int k = 0; k < results.length; k++) {
            results[k] *= 1 - results[k];
        }
        return results;
    }
}
