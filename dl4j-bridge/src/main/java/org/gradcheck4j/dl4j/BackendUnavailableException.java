package org.gradcheck4j.dl4j;

/** The ND4J backend asked for cannot be used. The message is one line: what is missing, and the remedy. */
public final class BackendUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Says why.
     *
     * @param message one line
     */
    public BackendUnavailableException(String message) {
        super(message);
    }

    /**
     * Says why, and what ND4J itself said.
     *
     * @param message one line
     * @param cause ND4J's
     */
    public BackendUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
