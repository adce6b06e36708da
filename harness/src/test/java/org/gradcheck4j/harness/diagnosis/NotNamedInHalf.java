package org.gradcheck4j.harness.diagnosis;

import java.util.Arrays;
import org.gradcheck4j.model.Precision;

/**
 * The mistakes that a few numbers in half precision do not always show, with what is said of them instead: they may be too few and
 * too coarse for a name, or show no more than a factor, if all outputs are alike.
 */
final class NotNamedInHalf {

    /** The mistake, the diagnosis instead, the network, and each m. */
    private static final String CASES = """
            double-sigmoid, unexplained, 3-5-5-2-1, 6 10 14
            double-sigmoid, unexplained, 4-4-3-1, 5 9 13
            double-sigmoid, unexplained, 5-5-1, 7 11
            double-sigmoid, unexplained, 6-4-4-4-1, 8 12 16
            input-everywhere, unexplained, 4-4-4-4-1, 12 13
            labels-broadcast, unexplained, 3-5-5-2-1, 10 14
            labels-broadcast, unexplained, 6-4-4-4-1, 8 12
            labels-plus-minus-one, unexplained, 3-5-5-2-1, 6 10 14
            labels-plus-minus-one, unexplained, 4-4-3-1, 5 9 13
            labels-plus-minus-one, unexplained, 6-4-4-4-1, 8 12 16
            misplaced, unexplained, 3-5-5-2-1, 6 10
            misplaced, unexplained, 4-4-3-1, 9
            misplaced, unexplained, 6-4-4-4-1, 8 12
            output-slope-missing, scaled, 3-5-5-2-1, 6 10 14
            output-slope-missing, scaled, 4-4-3-1, 5 9 13
            output-slope-missing, scaled, 6-4-4-4-1, 8 12 16
            output-slope-missing, unexplained, 5-5-1, 7 11
            own-activation, unexplained, 6-4-4-4-1, 8 16
            pre-activation-input, unexplained, 4-4-4-4-1, 13
            sample-dropped, unexplained, 4-3-1, 4
            squared-error, scaled, 3-5-5-2-1, 6
            squared-error, scaled, 6-4-4-4-1, 16
            """;

    private NotNamedInHalf() {}

    /** {@return whether a diagnosis is listed, in place of a mistake's name} */
    static boolean lists(String mistake, String instead, DiagnosisCase given) {
        String m = Integer.toString(given.batch().size());
        return given.precision() == Precision.HALF
                && CASES.lines()
                        .map(line -> line.split(", ", -1))
                        .anyMatch(line -> line[0].equals(mistake)
                                && line[1].equals(instead)
                                && line[2].equals(given.network().architecture())
                                && Arrays.asList(line[3].split(" ", -1)).contains(m));
    }
}
