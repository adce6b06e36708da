package org.gradcheck4j.reference;

/** σ and what belongs to it, entry by entry. Every implementation gives the same bits. */
interface SigmoidLoop {

    /** Sets results to σ(z). */
    void sigmoid(double[] z, double[] results);

    /** Sets results to the smaller of σ(z) and 1 − σ(z). */
    void smallerTail(double[] z, double[] results);

    /** Sets results to σ(z), computed in double and rounded. */
    void sigmoid(float[] z, float[] results);

    /** Sets results to the smaller of σ(z) and 1 − σ(z), computed in double and rounded. */
    void smallerTail(float[] z, float[] results);
}
