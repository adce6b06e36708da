package org.gradcheck4j.harness.evaluation.injection;

/** Other labels than the batch's. */
public enum LabelFault implements Deviation {
    /** 1 − y. */
    FLIPPED {
        @Override
        public <N> GenericMatrix<N> labels(NumberArithmetic<N> numbers, GenericMatrix<N> usual) {
            return usual.map(y -> numbers.minus(numbers.of(1), y));
        }
    },
    /** The mean of y, for every sample. */
    BROADCAST {
        @Override
        public <N> GenericMatrix<N> labels(NumberArithmetic<N> numbers, GenericMatrix<N> usual) {
            int m = usual.columns();
            N sum = numbers.dot(m, usual::get, k -> numbers.of(1));
            N mean = numbers.dividedBy(sum, numbers.of(m));
            return usual.map(y -> mean);
        }
    }
}
