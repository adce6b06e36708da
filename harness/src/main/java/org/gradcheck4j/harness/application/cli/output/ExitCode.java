package org.gradcheck4j.harness.application.cli.output;

import java.util.Comparator;
import java.util.stream.Stream;
import org.gradcheck4j.harness.application.cli.check.CheckedFile;
import org.gradcheck4j.harness.application.cli.check.EngineComparison;
import org.gradcheck4j.harness.application.suite.Grade;
import org.gradcheck4j.harness.application.suite.GradedRun;
import org.gradcheck4j.harness.comparison.Outcome;

/**
 * How a command ends, from the best to the worst. If several apply (one file disagrees, another cannot be read), the
 * worst is returned, as in {@code diff}: an unreadable file is worse than a difference, since it was not checked.
 */
public enum ExitCode {
    /** All agree, or are expected. */
    AGREE(0),
    /** Nothing disagrees, but too little could be tested. */
    INCONCLUSIVE(5),
    /**
     * Something disagrees, failed or is unsupported, and was not expected (or an expected verdict did not occur, or
     * nothing was compared).
     */
    DISAGREE(1),
    /** Bad usage or input. */
    BAD_INPUT(2),
    /** The backend or device that was asked for is not available (or Java is older than 17, or does not start: the launcher says so). */
    UNAVAILABLE(3),
    /** An internal error (or an engine ended the process, or standard output cannot be written). */
    INTERNAL_ERROR(4);

    private final int code;

    ExitCode(int code) {
        this.code = code;
    }

    /** {@return what the process returns} */
    public int code() {
        return code;
    }

    /** {@return how a command ends with this outcome, if it is not expected} */
    public static ExitCode of(Outcome outcome) {
        return switch (outcome) {
            case AGREE -> AGREE;
            case INCONCLUSIVE -> INCONCLUSIVE;
            case DISAGREE, EXPLAINED, UNSUPPORTED, FAILED -> DISAGREE;
        };
    }

    /** {@return how a command ends with a file: the worse of its verdict's and of that of the comparison with an engine} */
    public static ExitCode of(CheckedFile checked) {
        return worst(Stream.concat(
                        Stream.of(checked.judgement().verdict()),
                        checked.against().map(EngineComparison::verdict).stream())
                .map(each -> of(each.outcome())));
    }

    /** {@return how a command ends after a run} */
    public static ExitCode of(GradedRun run) {
        Stream<ExitCode> verdicts =
                run.verdicts().stream().map(each -> each.grade() == Grade.UNEXPECTED ? of(each.outcome()) : AGREE);
        return worst(Stream.concat(verdicts, run.missing().stream().map(each -> DISAGREE)));
    }

    /** {@return the worst of several; {@link #DISAGREE} of none, since nothing was compared} */
    public static ExitCode worst(Stream<ExitCode> codes) {
        return codes.max(Comparator.naturalOrder()).orElse(DISAGREE);
    }
}
