package org.gradcheck4j.harness.comparison;

import java.util.Locale;

/** What a comparison came to, in the order in which reports list verdicts. */
public enum Outcome {
    /** Some entry's error exceeds its bound. */
    DISAGREE,
    /** The engine threw, did not return what it had to, not in time, or not twice the same; or nothing was compared. */
    FAILED,
    /**
     * Every entry lies within its tolerance, enough of them are tested, and the errors together show nothing that rounding does not
     * explain.
     */
    AGREE,
    /** It disagrees with the formula, and a named diagnosis predicts the engine's own numbers. */
    EXPLAINED,
    /** Nothing disagrees for certain, but too little could be tested, or the errors show what rounding does not explain. */
    INCONCLUSIVE,
    /** The engine says that it cannot, or the precision cannot hold the computation. */
    UNSUPPORTED;

    /** {@return whether the engine is wrong: it disagrees, be it explained or not, or it failed} */
    public boolean isWrong() {
        return switch (this) {
            case DISAGREE, EXPLAINED, FAILED -> true;
            case AGREE, INCONCLUSIVE, UNSUPPORTED -> false;
        };
    }

    /** {@return the name in reports and files: lower case} */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
