package org.gradcheck4j.harness.diagnosis.fit;

/** How much one system of linear equations may take: what is larger is not solved, so that a diagnosis stays quick. */
public final class WorkLimit {

    /** At most this many multiplications are done: they take a tenth of a second. */
    private static final double MOST_MULTIPLICATIONS = 5e7;

    private WorkLimit() {}

    /** {@return whether that is too many multiplications} */
    public static boolean isExceededBy(double multiplications) {
        return multiplications > MOST_MULTIPLICATIONS;
    }
}
