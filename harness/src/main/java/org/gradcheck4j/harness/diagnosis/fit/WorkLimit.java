package org.gradcheck4j.harness.diagnosis.fit;

/** How much one system of linear equations may take: what is larger is not solved, so that a diagnosis stays quick. */
public final class WorkLimit {

    /** So many multiplications take a tenth of a second. */
    private static final double MOST_MULTIPLICATIONS = 5e7;

    private WorkLimit() {}

    /** {@return whether so many multiplications are too many} */
    public static boolean isExceededBy(double multiplications) {
        return multiplications > MOST_MULTIPLICATIONS;
    }
}
