package org.gradcheck4j.dl4j;

import java.util.Optional;
import org.bytedeco.javacpp.Loader;

/** Opens a shared library as the system's loader finds it. */
final class SharedLibrary {

    private SharedLibrary() {}

    /**
     * {@return the loader's complaint, one line; empty where the library opens}
     *
     * @param file a name, looked for on the loader's path, or a path
     */
    static Optional<String> openError(String file) {
        try {
            Loader.loadGlobal(file);
            return Optional.empty();
        } catch (LinkageError complaint) {
            String message = String.valueOf(complaint.getMessage());
            return Optional.of(message.lines().findFirst().orElse(file));
        }
    }
}
