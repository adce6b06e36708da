package org.gradcheck4j.harness.application.cli.option;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** Why a file could not be written, for people: Java says it by the name of an exception. */
public final class WhyNotWritten {

    private WhyNotWritten() {}

    /**
     * {@return a clause that fits after a colon, such as {@code permission denied} or {@code No space left on device}}
     *
     * @param e as thrown
     */
    public static String of(IOException e) {
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (e instanceof NoSuchFileException) {
            return "there is no such folder";
        }
        if (e instanceof FileAlreadyExistsException taken) {
            return taken.getFile() + " is a file";
        }
        String message = e instanceof FileSystemException failure ? failure.getReason() : e.getMessage();
        // As it stands, though the system's begin with a capital letter: others begin with a file's name.
        return message == null || message.isEmpty() ? "the system does not say why" : message;
    }
}
