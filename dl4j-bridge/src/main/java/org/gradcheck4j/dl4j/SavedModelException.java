package org.gradcheck4j.dl4j;

/** A file is no saved network of DL4J's, or one that the formula does not describe. The message is one line that starts with the file. */
public final class SavedModelException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    SavedModelException(String message) {
        super(message);
    }
}
