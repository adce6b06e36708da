package org.gradcheck4j.harness.application.suite;

/** What a verdict means for the run that it belongs to. */
public enum Grade {
    /** It agrees. */
    AGREES,
    /** It does not agree, which is listed as expected. */
    EXPECTED,
    /** It does not agree, and that is not listed, or is never accepted: the run fails. */
    UNEXPECTED
}
