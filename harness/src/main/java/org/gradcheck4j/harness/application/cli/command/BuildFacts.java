package org.gradcheck4j.harness.application.cli.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** What the build recorded: the version, and the backend of its profile. */
public final class BuildFacts implements IVersionProvider {

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
        return facts.getProperty("version", "unknown");
    }

    /** {@return {@code native} or {@code cuda}} */
    String backend() {
        return facts.getProperty("backend", "unknown");
    }

    @Override
    public String[] getVersion() {
        return new String[] {"gradcheck4j " + version() + ", Java " + Runtime.version()};
    }
}
