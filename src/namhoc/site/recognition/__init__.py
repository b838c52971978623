"""Recognition of universal education and literacy on screen: commune, province, process, dossier."""
