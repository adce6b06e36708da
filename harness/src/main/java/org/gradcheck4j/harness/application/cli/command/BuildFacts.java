package org.gradcheck4j.harness.application.cli.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Properties;
import java.util.function.Function;
import org.gradcheck4j.harness.application.suite.EngineVerdict;
import org.gradcheck4j.harness.application.suite.Origin;
import picocli.CommandLine.IVersionProvider;

/** What the build recorded: the version, the commit, and the backend of its profile. */
public final class BuildFacts implements IVersionProvider {

    private static final String UNKNOWN = "unknown";

    private final Properties facts = new Properties();

    /** Made by picocli, or by hand. */
    BuildFacts() {
        try (InputStream in = Objects.requireNonNull(
                BuildFacts.class.getResourceAsStream("build.properties"),
                "build.properties is missing from the harness")) {
            facts.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@return the version of gradcheck4j} */
    String version() {
        return facts.getProperty("version", UNKNOWN);
    }

    /** {@return the commit that it was built from, with {@code -dirty} if files differed from it} */
    String commit() {
        return facts.getProperty("commit", UNKNOWN);
    }

    /** {@return {@code native} or {@code cuda}} */
    String backend() {
        return facts.getProperty("backend", UNKNOWN);
    }

    /**
     * {@return how a run of this build comes about}
     *
     * @param command that runs it again
     * @param seed in words
     * @param replay the command that gives a verdict again
     */
    Origin origin(String command, String seed, Function<EngineVerdict, String> replay) {
        return new Origin(version(), commit(), command, seed, replay);
    }

    @Override
    public String[] getVersion() {
        return new String[] {"gradcheck4j " + version() + ", Java " + Runtime.version()};
    }
}
