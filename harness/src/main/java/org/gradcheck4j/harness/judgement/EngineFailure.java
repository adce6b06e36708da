package org.gradcheck4j.harness.judgement;

import java.io.Serial;
import java.util.Optional;
import org.gradcheck4j.harness.text.Shortened;

/** Why an engine fails, a clause. */
final class EngineFailure extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    /** Of an engine's own words, in characters: a report shows them with every verdict. */
    static final int LONGEST = 500;

    EngineFailure(String why) {
        super(why);
    }

    /** {@return the type of what was thrown, and the first line of its message if it has one} */
    static String inWords(Throwable thrown) {
        String type = thrown.getClass().getSimpleName();
        return Optional.ofNullable(thrown.getMessage())
                .flatMap(message -> message.lines().findFirst())
                .map(message -> type + ": " + Shortened.of(message, LONGEST))
                .orElse(type);
    }
}
