package org.gradcheck4j.documentation;

import java.io.File;
import java.nio.file.Path;
import java.util.Map;

/** A command line as a user types it, with the program that the build assembled on the path. */
final class Shell {

    private Shell() {}

    /** {@return the command, not started yet, to be run in a folder} */
    static ProcessBuilder of(String command, Path folder) {
        ProcessBuilder process = new ProcessBuilder("sh", "-c", command).directory(folder.toFile());
        Map<String, String> environment = process.environment();
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        environment.put("JAVA_OPTS", "-XX:TieredStopAtLevel=1"); // a second each: nothing for a second compiler to gain
        environment.merge(
                "PATH",
                Page.ROOT.resolve("harness/target/gradcheck4j/bin").toString(),
                (path, program) -> program + File.pathSeparator + path);
        return process;
    }
}
