package org.gradcheck4j.harness.application.cli.option;

import java.util.List;
import org.gradcheck4j.harness.BadInputException;
import org.gradcheck4j.harness.judgement.Engines;
import org.gradcheck4j.model.GradientEngine;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where engines of the user's own are. */
public final class EnginePath {

    /** The environment variable that says the same for every command. */
    public static final String VARIABLE = "GRADCHECK4J_CLASSPATH";

    private static final String NAME = "--engine-path";

    @Option(
            names = NAME,
            paramLabel = "PATH",
            description = "Jars and folders with engines of your own, and what they need (default: $" + VARIABLE + ").")
    private @Nullable String path;

    /**
     * {@return the program's engines, and those of the user}
     *
     * @throws BadInputException if a part of the path is not there, or an engine cannot be loaded
     */
    public Engines engines() {
        if (path == null) {
            return Engines.found();
        }
        ClassLoader own = EngineClassLoader.of(path, NAME);
        Engines found = Engines.found(own);
        if (found.all().stream().noneMatch(each -> Engines.typeOf(each).getClassLoader() == own)) {
            throw new BadInputException("%s %s: no engine there, expected one that is named in META-INF/services/%s"
                    .formatted(NAME, path, GradientEngine.class.getName()));
        }
        return found;
    }

    /** {@return the option as it was typed; empty if it was not} */
    public List<String> words() {
        return path == null ? List.of() : List.of(NAME, path);
    }
}
