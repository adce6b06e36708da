package org.gradcheck4j.harness.judgement;

import java.io.Serial;
import java.util.Optional;

/** Why an engine fails, a clause. */
final class EngineFailure extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    EngineFailure(String why) {
        super(why);
    }

    /** {@return the type of what was thrown, and the first line of its message if it has one} */
    static String inWords(Throwable thrown) {
        String type = thrown.getClass().getSimpleName();
        return Optional.ofNullable(thrown.getMessage())
                .flatMap(message -> message.lines().findFirst())
                .map(message -> type + ": " + message)
                .orElse(type);
    }
}
