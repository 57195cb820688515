import java.nio.file.Path;
import org.neo4j.dbms.api.DatabaseManagementServiceBuilder;

/** Starts a Neo4j server on a folder that holds a neo4j.conf; it ends when its input does. */
public class Start {
    public static void main(String[] arguments) throws Exception {
        var folder = Path.of(arguments[0]);
        var server = new DatabaseManagementServiceBuilder(folder)
                .loadPropertiesFromFile(folder.resolve("neo4j.conf"))
                .build();
        System.out.println("ready");
        while (System.in.read() != -1) {
        }
        server.shutdown();
    }
}
