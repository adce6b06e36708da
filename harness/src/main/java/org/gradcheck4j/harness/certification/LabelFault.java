package org.gradcheck4j.harness.certification;

/** Other labels than the batch's. */
enum LabelFault implements Deviation {
    /** 1 − y. */
    FLIPPED {
        @Override
        public <N> Grid<N> labels(Numbers<N> numbers, Grid<N> usual) {
            return usual.map(y -> numbers.minus(numbers.of(1), y));
        }
    },
    /** The mean of y, for every sample. */
    BROADCAST {
        @Override
        public <N> Grid<N> labels(Numbers<N> numbers, Grid<N> usual) {
            int m = usual.columns();
            N sum = numbers.dot(m, usual::get, k -> numbers.of(1));
            N mean = numbers.dividedBy(sum, numbers.of(m));
            return usual.map(y -> mean);
        }
    }
}
