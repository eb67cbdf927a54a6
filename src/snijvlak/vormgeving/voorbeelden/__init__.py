"""What ``/vormgeving/`` shows. All people, places and figures in it are made up."""
