package org.gradcheck4j.harness.evaluation.injection;

/** The order in which the n terms of a sum are taken. */
public enum SumOrder {
    /** First to last. */
    FORWARD {
        @Override
        int at(int k, int n) {
            return k;
        }
    },
    /** Last to first. */
    BACKWARD {
        @Override
        int at(int k, int n) {
            return n - 1 - k;
        }
    },
    /** From the middle outwards, wrapping round. */
    ROTATED {
        @Override
        int at(int k, int n) {
            return (k + n / 2) % n;
        }
    },
    /** The even positions, then the odd ones. */
    INTERLEAVED {
        @Override
        int at(int k, int n) {
            int even = (n + 1) / 2;
            return k < even ? 2 * k : 2 * (k - even) + 1;
        }
    };

    /** {@return the term that is taken as the k-th of n} */
    abstract int at(int k, int n);
}
