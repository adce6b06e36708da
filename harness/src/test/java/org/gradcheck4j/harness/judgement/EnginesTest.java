package org.gradcheck4j.harness.judgement;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gradcheck4j.harness.BadInputException;
import org.gradcheck4j.model.Batch;
import org.gradcheck4j.model.GradientEngine;
import org.gradcheck4j.model.Gradients;
import org.gradcheck4j.model.Network;
import org.gradcheck4j.model.Precision;
import org.gradcheck4j.reference.ReferenceEngine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Engines of the user's own, named in a META-INF/services of theirs. */
class EnginesTest {

    private final Path folder;

    EnginesTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void a_class_that_is_not_there() throws IOException {
        isRefused(
                "mine.MissingEngine",
                "an engine cannot be loaded: " + GradientEngine.class.getName()
                        + ": Provider mine.MissingEngine not found");
    }

    @Test
    void a_class_whose_constructor_throws() throws IOException {
        String name = ThrowingEngine.class.getName();
        isRefused(
                name,
                "an engine cannot be loaded: " + GradientEngine.class.getName() + ": Provider " + name
                        + " could not be instantiated: java.lang.IllegalStateException: no licence");
    }

    @Test
    void a_name_that_is_taken() throws IOException {
        isRefused(
                NamesakeEngine.class.getName(),
                "two engines are named 'reference': " + ReferenceEngine.class.getName() + " and "
                        + NamesakeEngine.class.getName());
    }

    private void isRefused(String provider, String message) throws IOException {
        Path services = Files.createDirectories(folder.resolve("META-INF").resolve("services"));
        Files.writeString(services.resolve(GradientEngine.class.getName()), provider + "\n");
        URL[] own = {folder.toUri().toURL()};
        try (URLClassLoader classes = new URLClassLoader(own, EnginesTest.class.getClassLoader())) {
            assertThatThrownBy(() -> Engines.found(classes))
                    .isInstanceOf(BadInputException.class)
                    .hasMessage(message);
        }
    }

    /** Named as the one that ships. */
    public static final class NamesakeEngine implements GradientEngine {
        @Override
        public String name() {
            return "reference";
        }

        @Override
        public Gradients gradients(Network network, Batch batch, Precision precision) {
            throw new UnsupportedOperationException();
        }
    }

    /** Cannot be made. */
    public static final class ThrowingEngine implements GradientEngine {
        /** Throws. */
        public ThrowingEngine() {
            throw new IllegalStateException("no licence");
        }

        @Override
        public String name() {
            return "throwing";
        }

        @Override
        public Gradients gradients(Network network, Batch batch, Precision precision) {
            throw new UnsupportedOperationException();
        }
    }
}
