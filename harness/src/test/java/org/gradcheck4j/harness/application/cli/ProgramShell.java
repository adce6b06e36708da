package org.gradcheck4j.harness.application.cli;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.gradcheck4j.model.GradientEngine;

/**
 * A shell that finds the assembled program, as a user's does.
 *
 * @param folder in which lines are typed
 */
record ProgramShell(Path folder) {

    /** Of the tests' engines. */
    static final Path CLASSES = Path.of("target", "test-classes").toAbsolutePath();

    private static final Path BIN = Path.of("target", "gradcheck4j", "bin").toAbsolutePath();

    /** Lets an engine of the tests be found, if a folder is on the class path. */
    static void announce(Class<? extends GradientEngine> engine, Path folder) throws IOException {
        Path services = Files.createDirectories(folder.resolve("META-INF/services"));
        Files.writeString(services.resolve(GradientEngine.class.getName()), engine.getName() + "\n");
    }

    Invocation run(Map<String, String> environment, String line) throws IOException, InterruptedException {
        Path out = folder.resolve("out.txt");
        Path err = folder.resolve("err.txt");
        ProcessBuilder process = new ProcessBuilder("sh", "-c", line)
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        process.environment().put("JAVA_HOME", System.getProperty("java.home"));
        process.environment().merge("PATH", BIN.toString(), (path, bin) -> bin + File.pathSeparator + path);
        process.environment()
                .put("JAVA_OPTS", "-XX:TieredStopAtLevel=1"); // seconds: nothing for a second compiler to gain
        process.environment().remove("GITHUB_ACTIONS");
        process.environment().putAll(environment);
        int code = process.start().waitFor();
        return new Invocation(code, Files.readString(out), Files.readString(err));
    }
}
