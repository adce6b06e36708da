package org.gradcheck4j.harness.application.descent;

/** An engine did not make a step. The message is a clause that says why. */
final class StepFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    StepFailedException(String why) {
        super(why);
    }
}
