package org.gradcheck4j.harness.application.cli.command;

/** What was asked for needs DL4J, which the small distribution does not have. The message is one line, with the remedy. */
final class Dl4jMissingException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Says what needs DL4J. */
    Dl4jMissingException(String what) {
        super(what + " needs DL4J, which gradcheck4j-check does not have; " + RequiredBackend.REMEDY);
    }
}
