package org.gradcheck4j.harness.evaluation.backprop;

/** The order in which the n terms of a sum are taken. */
public enum SumOrder {
    /** First to last. */
    FORWARD,
    /** Last to first. */
    BACKWARD,
    /** From the middle to the end, then from the start. */
    ROTATED,
    /** The even positions, then the odd ones. */
    INTERLEAVED;

    /** {@return the term that is taken as the k-th of n} */
    public int at(int k, int n) {
        int even = (n + 1) / 2;
        return switch (this) {
            case FORWARD -> k;
            case BACKWARD -> n - 1 - k;
            case ROTATED -> (k + n / 2) % n;
            case INTERLEAVED -> k < even ? 2 * k : 2 * (k - even) + 1;
        };
    }
}
