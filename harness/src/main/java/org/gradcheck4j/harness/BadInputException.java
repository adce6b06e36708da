package org.gradcheck4j.harness;

/** Input that cannot be used. Its message is one line for people: what is wrong, where, and what was expected. */
public final class BadInputException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /**
     * Creates the exception.
     *
     * @param message one line, printed as it is
     */
    public BadInputException(String message) {
        super(message);
    }
}
