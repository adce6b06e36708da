package org.gradcheck4j.harness.application.cli.option;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Locale;

/** Why a file could not be written, for people: Java says it by the name of an exception. */
public final class WhyNotWritten {

    private WhyNotWritten() {}

    /**
     * {@return a clause that fits after a colon, such as {@code permission denied} or {@code no space left on device}}
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
        return message == null || message.isEmpty()
                ? "the system does not say why"
                : message.substring(0, 1).toLowerCase(Locale.ROOT) + message.substring(1);
    }
}
