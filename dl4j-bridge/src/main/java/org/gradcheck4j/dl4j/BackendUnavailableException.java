package org.gradcheck4j.dl4j;

/** The ND4J backend asked for cannot be used. The message is one line: what is missing, and the remedy. */
public final class BackendUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BackendUnavailableException(String message) {
        super(message);
    }

    BackendUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
