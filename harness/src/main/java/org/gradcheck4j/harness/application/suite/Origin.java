package org.gradcheck4j.harness.application.suite;

import java.util.function.Function;

/**
 * How a run came about. It is the same if the run is repeated.
 *
 * @param version of gradcheck4j
 * @param commit that it was built from; {@code unknown} if the build found no git
 * @param command that runs it again, quoted for a shell
 * @param seed of the weights and the samples, in words
 * @param replay the command that gives one verdict again, quoted for a shell
 */
public record Origin(
        String version, String commit, String command, String seed, Function<EngineVerdict, String> replay) {

    /** {@return the seed alone, without the words after it} */
    public String shortSeed() {
        int colon = seed.indexOf(':');
        return colon < 0 ? seed : seed.substring(0, colon);
    }

    /** {@return the program and its version, for people} */
    public String program() {
        return "gradcheck4j %s, commit %s".formatted(version, commit);
    }
}
