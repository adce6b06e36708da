package org.gradcheck4j.harness.judgement;

import java.io.Serial;

/** Why an engine fails, a clause. */
final class EngineFailure extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    EngineFailure(String why) {
        super(why);
    }

    /** {@return the type and the first line of what was thrown} */
    static String inWords(Throwable thrown) {
        String message = String.valueOf(thrown.getMessage()).lines().findFirst().orElse("");
        return thrown.getClass().getSimpleName() + ": " + message;
    }
}
