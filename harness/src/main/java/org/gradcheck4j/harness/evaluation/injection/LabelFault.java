package org.gradcheck4j.harness.evaluation.injection;

import org.apache.commons.numbers.core.DD;

/** Other labels than the batch's. */
enum LabelFault implements Deviation {
    /** 1 − y. */
    ONE_MINUS_LABEL {
        @Override
        public DoubleDoubleMatrix labels(NumberArithmetic numbers, DoubleDoubleMatrix usual) {
            return usual.map(y -> numbers.minus(numbers.of(1), y));
        }
    },
    /** The mean of y, for every sample. */
    MEAN_LABEL {
        @Override
        public DoubleDoubleMatrix labels(NumberArithmetic numbers, DoubleDoubleMatrix usual) {
            int m = usual.columns();
            DD sum = numbers.dot(m, usual::get, k -> numbers.of(1));
            DD mean = numbers.dividedBy(sum, numbers.of(m));
            return usual.map(y -> mean);
        }
    };

    static final Fault FLIPPED = Fault.fixed("labels-flipped", "1 - y", site -> ONE_MINUS_LABEL);
    static final Fault BROADCAST = Fault.fixed("labels-broadcast", "mean y", site -> MEAN_LABEL);
}
